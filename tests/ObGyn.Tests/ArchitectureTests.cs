using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ObGyn.Tests;

/// <summary>The arrows between projects point one way, and the reusable part of the program knows no medicine.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Layers = ["Cms.Content", "Cms.Web", "Modules/Cms.", "Modules/ObGyn.", "Themes/", "ObGyn.Web"];

    // Reusable modules that others of their own layer may use, and the program that one of them starts.
    private static readonly string[] Shared = ["Cms.Media", "Cms.Media.Renderer", "Cms.Users"];

    [Fact]
    public void A_project_uses_only_what_stands_below_it()
    {
        var wrong = new List<string>();
        foreach (var project in Directory.EnumerateFiles(Source(), "*.csproj", SearchOption.AllDirectories))
        {
            foreach (Match reference in References().Matches(File.ReadAllText(project)))
            {
                var target = Path.GetFullPath(reference.Groups[1].Value, Path.GetDirectoryName(project)!);
                var (own, used) = (Layer(project), Layer(target));
                if (used > own || used == own && !Shared.Contains(Path.GetFileNameWithoutExtension(target)))
                    wrong.Add($"{Path.GetFileNameWithoutExtension(project)} uses {Path.GetFileNameWithoutExtension(target)}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_reusable_projects_hold_no_medical_word()
    {
        var wrong = Directory.EnumerateFiles(Source(), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(Source(), file).Split(Path.DirectorySeparatorChar) is [_, var project, ..] && project.StartsWith("Cms.", StringComparison.Ordinal))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".css" or ".js" or ".md" && !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin" or "dist"))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, line, index)).Where(place => Medical().IsMatch(place.line)))
            .Select(place => $"{Path.GetRelativePath(Source(), place.file)}:{place.index + 1} {place.line.Trim()}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_modules_bring_for_a_contract_is_asked_for_as_what_is_enabled()
    {
        var asked = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is { } name && (name.StartsWith("Cms.", StringComparison.Ordinal) || name.StartsWith("ObGyn.", StringComparison.Ordinal)))
            .Where(assembly => assembly != typeof(ArchitectureTests).Assembly && assembly != typeof(Cms.Content.Storage.FeedPump).Assembly)
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type != typeof(Cms.Web.Modules.Enabled<>))
            .SelectMany(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Where(parameter => IsList(parameter.ParameterType)).Select(parameter => $"{type.FullName} asks for {parameter}"));
        // A plain list of services would hold those of features that are off as well.
        Assert.Empty(asked);
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) && type.GenericTypeArguments[0] is { IsPrimitive: false } and not { FullName: "System.String" };

    private static int Layer(string project) => Array.FindLastIndex(Layers, layer => project.Replace('\\', '/').Contains($"/{layer}", StringComparison.Ordinal));

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src"));

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"")]
    private static partial Regex References();

    [GeneratedRegex(@"\b(patients?|physicians?|doctors?|clinics?|clinical|clinicians?|medical|medicine|hospital|disease|symptoms?|diagnosis|cancers?|pregnan\w*|nurses?|midwi\w*|fertility|surger\w*|gyn\w*|obgyn)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Medical();
}
