namespace Cms.Media.Renderer;

/// <summary>
/// The geometry of an order for one picture: it is scaled to <paramref name="ScaledWidth"/> by <paramref name="ScaledHeight"/>, then a rectangle of <paramref name="Width"/> by
/// <paramref name="Height"/> pixels is taken at <paramref name="Left"/>, <paramref name="Top"/>, or laid around it (then these are negative).
/// </summary>
public sealed record Fitting(int ScaledWidth, int ScaledHeight, int Left, int Top, int Width, int Height)
{
    public bool IsPadded => Width > ScaledWidth || Height > ScaledHeight;
    public bool IsCut => Width < ScaledWidth || Height < ScaledHeight;

    /// <param name="width">Of the picture as it is seen, in pixels.</param>
    /// <param name="height">The same.</param>
    /// <param name="order">With a width or a height.</param>
    public static Fitting Of(int width, int height, RenderOrder order)
    {
        var (byWidth, byHeight) = ((double)order.Width / width, (double)order.Height / height);
        // One side is given, or the picture keeps its shape: nothing is cut or added.
        if (order.Width == 0 || order.Height == 0)
            return Whole(width, height, order.Mode is FitMode.Min or FitMode.BoxPad ? Math.Min(1, byWidth + byHeight) : byWidth + byHeight);
        return order.Mode switch
        {
            FitMode.Max => Whole(width, height, Math.Min(byWidth, byHeight)),
            FitMode.Min => Whole(width, height, Math.Min(1, Math.Max(byWidth, byHeight))),
            FitMode.Stretch => new Fitting(order.Width, order.Height, 0, 0, order.Width, order.Height),
            FitMode.Pad => Framed(Whole(width, height, Math.Min(byWidth, byHeight)), order),
            FitMode.BoxPad => Framed(Whole(width, height, Math.Min(1, Math.Min(byWidth, byHeight))), order),
            _ => Framed(Whole(width, height, Math.Max(byWidth, byHeight), order.Width, order.Height), order),
        };
    }

    private static Fitting Whole(int width, int height, double scale, int leastWidth = 1, int leastHeight = 1)
    {
        // A very flat picture must not become huge on its other side.
        scale = Math.Min(scale, Math.Max((double)RenderOrder.LargestSide * 4 / Math.Max(width, height), Math.Max((double)leastWidth / width, (double)leastHeight / height)));
        var (w, h) = (Math.Max(leastWidth, (int)Math.Round(width * scale)), Math.Max(leastHeight, (int)Math.Round(height * scale)));
        return new Fitting(w, h, 0, 0, w, h);
    }

    private static Fitting Framed(Fitting whole, RenderOrder order) => whole with
    {
        Width = order.Width,
        Height = order.Height,
        Left = Offset(whole.ScaledWidth, order.Width, order.FocusX),
        Top = Offset(whole.ScaledHeight, order.Height, order.FocusY),
    };

    private static int Offset(int scaled, int wanted, double focus) =>
        scaled <= wanted ? (scaled - wanted) / 2 : Math.Clamp((int)Math.Round(scaled * focus - wanted / 2.0), 0, scaled - wanted);
}
