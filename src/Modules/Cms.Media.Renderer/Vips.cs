using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Cms.Media.Renderer;

/// <summary>A step of libvips failed; the message is its own.</summary>
internal sealed class VipsException(string message) : Exception(message);

/// <summary>
/// The few calls of libvips (8.18, www.libvips.org/API) that are needed. Operations are made by name with their arguments as text, so that no C function with a variable number
/// of arguments is called: those differ between processors.
/// </summary>
internal static partial class Vips
{
    private const string Library = "libvips";

    // Pixels of a picture; more would take long and much memory.
    private const long MostPixels = 150_000_000;

    // What is read: everything else a file may claim to be is refused.
    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadHeif"];

    public static void Start()
    {
        NativeLibrary.SetDllImportResolver(typeof(Vips).Assembly, Find);
        if (vips_init("renderer") != 0)
            throw new VipsException(Problem());
        vips_concurrency_set(1);
        vips_cache_set_max(0);
        vips_block_untrusted_set(1);
        vips_operation_block_set("VipsForeignLoad", 1);
        foreach (var loader in Loaders)
            vips_operation_block_set(loader, 0);
    }

    /// <summary>What the file's first bytes say of it, without decoding its pixels.</summary>
    public static (string Loader, int Width, int Height, int Pages) Read(string file)
    {
        var loader = Marshal.PtrToStringUTF8(vips_foreign_find_load(file)) ?? throw new VipsException($"This is no picture that is read here. {Problem()}");
        var image = Run(loader, ("filename", file));
        var (width, height) = (vips_image_get_width(image), vips_image_get_height(image));
        if ((long)width * height > MostPixels)
            throw new VipsException($"The picture has {width} x {height} pixels, and {MostPixels} may be read.");
        // Taken with a phone on its side: the picture is seen turned.
        return vips_image_get_orientation(image) >= 5 ? (loader, height, width, vips_image_get_n_pages(image)) : (loader, width, height, vips_image_get_n_pages(image));
    }

    /// <summary>The file's picture at exactly this size, turned as it is seen, in the colors of the web.</summary>
    public static nint Scaled(string file, int width, int height) =>
        Run("thumbnail", ("filename", file), ("width", Text(width)), ("height", Text(height)), ("size", "force"), ("fail-on", "error"), ("output-profile", "srgb"));

    public static nint Cut(nint image, Fitting fit) => Run("extract_area", image, ("left", Text(fit.Left)), ("top", Text(fit.Top)), ("width", Text(fit.Width)), ("height", Text(fit.Height)));

    /// <summary>With margins up to the size; without a color they are clear.</summary>
    public static nint Framed(nint image, Fitting fit, string? background)
    {
        if (vips_image_hasalpha(image) == 0)
            image = Run("addalpha", image);
        return Run("embed", image, ("x", Text(-fit.Left)), ("y", Text(-fit.Top)), ("width", Text(fit.Width)), ("height", Text(fit.Height)), ("extend", "background"),
            ("background", background is null ? "0 0 0 0" : $"{Color(background)} 255"));
    }

    /// <summary>On a ground, where the format has nothing clear.</summary>
    public static nint Flat(nint image, string? background) => vips_image_hasalpha(image) == 0 ? image : Run("flatten", image, ("background", Color(background ?? "FFFFFF")));

    /// <summary>Writes the picture and nothing of what the file said beside it: not where or by whom it was taken.</summary>
    public static void Save(nint image, string saver, string file, params (string Name, string Value)[] options) => Run(saver, image, [("filename", file), ("keep", "none"), .. options]);

    private static nint Run(string operation, params ReadOnlySpan<(string Name, string Value)> arguments) => Run(operation, 0, arguments);

    private static nint Run(string operation, nint image, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var step = vips_operation_new(operation);
        if (step == 0)
            throw new VipsException(Problem());
        if (image != 0)
        {
            var value = new GValue();
            g_value_init(ref value, vips_image_get_type());
            g_value_set_object(ref value, image);
            g_object_set_property(step, operation is "extract_area" ? "input" : "in", ref value);
            g_value_unset(ref value);
        }
        foreach (var (name, text) in arguments)
        {
            if (vips_object_set_argument_from_string(step, name, text) != 0)
                throw new VipsException(Problem());
        }
        if (vips_cache_operation_buildp(ref step) != 0)
            throw new VipsException(Problem());
        if (operation.EndsWith("save", StringComparison.Ordinal))
            return 0;
        // The process ends with this picture: what it holds is not given back before.
        var result = new GValue();
        g_value_init(ref result, vips_image_get_type());
        g_object_get_property(step, "out", ref result);
        return g_value_get_object(ref result);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Color(string hex) => string.Join(' ', Enumerable.Range(0, 3).Select(at => Text(Convert.ToByte(hex.Substring(at * 2, 2), 16))));

    private static string Problem() => Marshal.PtrToStringUTF8(vips_error_buffer())?.Trim() ?? "";

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? search)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "libvips");
        if (name != Library || !Directory.Exists(folder))
            return 0;
        foreach (var file in Directory.EnumerateFiles(folder, "libvips-cpp*").Order(StringComparer.Ordinal))
        {
            if (NativeLibrary.TryLoad(file, out var handle))
                return handle;
        }
        return 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct GValue
    {
        public nuint Type;
        public ulong First;
        public ulong Second;
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_init(string program);

    [LibraryImport(Library)]
    private static partial void vips_concurrency_set(int threads);

    [LibraryImport(Library)]
    private static partial void vips_cache_set_max(int most);

    [LibraryImport(Library)]
    private static partial void vips_block_untrusted_set(int state);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void vips_operation_block_set(string name, int state);

    [LibraryImport(Library)]
    private static partial nint vips_error_buffer();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint vips_foreign_find_load(string file);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint vips_operation_new(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_object_set_argument_from_string(nint step, string name, string value);

    [LibraryImport(Library)]
    private static partial int vips_cache_operation_buildp(ref nint step);

    [LibraryImport(Library)]
    private static partial nuint vips_image_get_type();

    [LibraryImport(Library)]
    private static partial int vips_image_get_width(nint image);

    [LibraryImport(Library)]
    private static partial int vips_image_get_height(nint image);

    [LibraryImport(Library)]
    private static partial int vips_image_get_n_pages(nint image);

    [LibraryImport(Library)]
    private static partial int vips_image_get_orientation(nint image);

    [LibraryImport(Library)]
    private static partial int vips_image_hasalpha(nint image);

    [LibraryImport(Library)]
    private static partial void g_value_init(ref GValue value, nuint type);

    [LibraryImport(Library)]
    private static partial void g_value_set_object(ref GValue value, nint instance);

    [LibraryImport(Library)]
    private static partial nint g_value_get_object(ref GValue value);

    [LibraryImport(Library)]
    private static partial void g_value_unset(ref GValue value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void g_object_set_property(nint instance, string name, ref GValue value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void g_object_get_property(nint instance, string name, ref GValue value);
}
