using Cms.Content.Recipes;

namespace Cms.Web.Admin.Packages;

/// <summary>One step in a line: what it did, counted.</summary>
public sealed record PackageStep(int Number, string Name, string Words);

/// <summary>Lines of one kind that somebody should read; <paramref name="Count"/> is how many there were, of which the first are kept.</summary>
public sealed record PackagePart(string Title, int Count, IReadOnlyList<string> Lines);

/// <summary>What an import would do or did, as its page shows it and as it is kept.</summary>
public sealed record PackageReport(IReadOnlyList<PackageStep> Steps, IReadOnlyList<PackagePart> Parts, IReadOnlyList<string> Moves, int MoveCount, bool ChangesNothing)
{
    private const int MostLines = 500;
    private const int MostMoves = 200;
    private static readonly ReportKind[] Told = [ReportKind.Skipped, ReportKind.KeptVerbatim, ReportKind.Refused, ReportKind.HeldBack, ReportKind.GateBlock, ReportKind.GateWarning, ReportKind.Note];

    public static PackageReport Of(RecipeReport report) => new(
        [.. report.Steps.Select(step => new PackageStep(step.Number, step.Name, step.Lines.Count == 0 ? "nothing" : string.Join(", ", step.Lines.GroupBy(line => line.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} {RecipeReport.Words(group.Key)}"))))],
        [.. Told.Where(kind => report.Count(kind) > 0).Select(kind => new PackagePart(Title(kind), report.Count(kind), [.. report.Of(kind).Take(MostLines).Select(line => line.Detail is null ? line.What : $"{line.What}: {line.Detail}")]))],
        [.. report.Addresses.Take(MostMoves).Select(move => $"/{move.OldPath} → /{move.NewPath}")],
        report.Addresses.Count,
        report.ChangesNothing);

    private static string Title(ReportKind kind) => kind switch
    {
        ReportKind.Skipped => "Left as they are here",
        ReportKind.KeptVerbatim => "Kept for the next export; this site does nothing with it",
        ReportKind.Refused => "Not imported",
        ReportKind.HeldBack => "Come in as drafts",
        ReportKind.GateBlock => "Live, though something is missing",
        ReportKind.GateWarning => "Worth a look",
        _ => "Notes",
    };
}
