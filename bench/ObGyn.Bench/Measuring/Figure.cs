namespace ObGyn.Bench.Measuring;

/// <summary>
/// One line of a table: what was measured, in <paramref name="Unit"/>, and its ratios to something bare of the same run; null when there is nothing to hold it against.
/// </summary>
internal sealed record Figure(string What, string Unit, IReadOnlyList<double> Values, IReadOnlyList<double>? Ratios = null)
{
    /// <summary>Ratios round by round, so that a slow minute of the machine is on both sides.</summary>
    public static Figure Against(IReadOnlyList<double> bare, string what, string unit, IReadOnlyList<double> values) =>
        new(what, unit, values, [.. values.Zip(bare, (value, least) => value / least)]);
}

/// <summary>The median of some rounds, and how far they lie apart.</summary>
internal sealed record Spread(double Median, double Min, double Max)
{
    public static Spread Of(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return new Spread(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
