using System.Globalization;

namespace ObGyn.Bench.Measuring;

/// <summary>The figures of one benchmark as text in columns.</summary>
internal static class Table
{
    private static readonly string[] Head = ["", "median", "min", "max", "unit", "of bare", "min", "max"];

    public static void Write(TextWriter output, string title, IReadOnlyList<Figure> figures)
    {
        var rows = figures.Select(Cells).Prepend(Head).ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        output.WriteLine();
        output.WriteLine(title);
        foreach (var row in rows)
            output.WriteLine("  " + string.Join("  ", row.Select((cell, column) => column is 0 or 4 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    private static string[] Cells(Figure figure) =>
        [figure.What, .. Cells(figure.Values, ""), figure.Unit, .. figure.Ratios is { } ratios ? Cells(ratios, "x") : ["", "", ""]];

    private static string[] Cells(IReadOnlyList<double> values, string sign)
    {
        var spread = Spread.Of(values);
        return [Number(spread.Median) + sign, Number(spread.Min) + sign, Number(spread.Max) + sign];
    }

    private static string Number(double value) => value.ToString(value switch { >= 100 => "N0", >= 10 => "N1", _ => "N2" }, CultureInfo.InvariantCulture);
}
