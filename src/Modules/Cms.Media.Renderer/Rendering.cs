using System.Globalization;

namespace Cms.Media.Renderer;

/// <summary>Makes one size of one picture.</summary>
internal static class Rendering
{
    public const int Done = 0, Failed = 1, AsItIs = 3;
    private const int UsualQuality = 80;

    public static int Run(string source, string target, RenderOrder order)
    {
        Vips.Start();
        var (loader, width, height, pages) = Vips.Read(source);
        // Its movement would be lost.
        if (pages > 1)
            return AsItIs;
        var fit = Fitting.Of(width, height, order);
        var image = Vips.Scaled(source, fit.ScaledWidth, fit.ScaledHeight);
        if (fit.IsCut)
            image = Vips.Cut(image, fit);
        if (fit.IsPadded)
            image = Vips.Framed(image, fit, order.Background);
        Save(image, target, order, loader);
        return Done;
    }

    private static void Save(nint image, string target, RenderOrder order, string loader)
    {
        var quality = ("Q", (order.Quality is > 0 and <= 100 ? order.Quality : UsualQuality).ToString(CultureInfo.InvariantCulture));
        switch (order.Format, loader)
        {
            case (PictureFormat.WebP, _) or (PictureFormat.Undefined, "VipsForeignLoadWebpFile"):
                Vips.Save(image, "webpsave", target, quality);
                break;
            case (PictureFormat.Jpg, _) or (PictureFormat.Undefined, "VipsForeignLoadJpegFile"):
                Vips.Save(Vips.Flat(image, order.Background), "jpegsave", target, quality, ("interlace", "true"));
                break;
            case (PictureFormat.Gif, _) or (PictureFormat.Undefined, "VipsForeignLoadNsgifFile"):
                Vips.Save(image, "gifsave", target);
                break;
            case (PictureFormat.Undefined, "VipsForeignLoadHeifFile"):
                Vips.Save(image, "heifsave", target, quality, ("compression", "av1"), ("effort", "2"));
                break;
            default:
                Vips.Save(image, "pngsave", target);
                break;
        }
    }
}
