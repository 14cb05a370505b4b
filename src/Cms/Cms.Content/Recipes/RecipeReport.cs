using System.Text;

namespace Cms.Content.Recipes;

/// <summary>What an import does with one thing.</summary>
public enum ReportKind
{
    Created,
    Updated,
    Unchanged,
    Skipped,
    Removed,
    /// <summary>This program does nothing with it, keeps it and exports it again.</summary>
    KeptVerbatim,
    /// <summary>Not imported, for a reason that stands beside it; the rest of the recipe goes on.</summary>
    Refused,
    /// <summary>A release rule keeps a version in that the recipe has as published: it came in as a draft.</summary>
    HeldBack,
    /// <summary>A live page that the publish gate would have stopped: an import reports the gate, it does not enforce it.</summary>
    GateBlock,
    GateWarning,
    Note,
}

/// <summary><paramref name="What"/> names the thing in the reader's words, <paramref name="Detail"/> says why or where.</summary>
public sealed record ReportLine(ReportKind Kind, string What, string? Detail = null);

/// <summary>What one step of a recipe does.</summary>
public sealed class StepReport(string file, int number, string name)
{
    private readonly List<ReportLine> lines = [];

    public string File => file;
    public int Number => number;
    public string Name => name;
    public IReadOnlyList<ReportLine> Lines => lines;

    public void Add(ReportKind kind, string what, string? detail = null) => lines.Add(new ReportLine(kind, what, detail));
    public void Note(string what) => Add(ReportKind.Note, what);
    public int Count(ReportKind kind) => lines.Count(line => line.Kind == kind);
}

/// <summary>A function that expressions of a recipe called, and how often.</summary>
public sealed record ScriptUse(string File, string Function, int Count);

/// <summary>A page that was live and has another address with the import; the old one leads to the new one.</summary>
public sealed record AddressMove(string ItemId, string OldPath, string NewPath);

/// <summary>What an import will do (a plan) or did, step by step.</summary>
public sealed class RecipeReport(IReadOnlyList<StepReport> steps)
{
    public IReadOnlyList<StepReport> Steps => steps;

    /// <summary>What ran of the recipe: nothing, when it is not trusted.</summary>
    public IReadOnlyList<ScriptUse> Scripts { get; init; } = [];

    /// <summary>Of the recipe's own pages in a plan; with the pages under them once it is carried out.</summary>
    public IReadOnlyList<AddressMove> Addresses { get; internal set; } = [];

    /// <summary>Everything of the recipe is here already, also what is only kept.</summary>
    public bool ChangesNothing { get; init; }

    public int Count(ReportKind kind) => steps.Sum(step => step.Count(kind));

    public IEnumerable<ReportLine> Of(ReportKind kind) => steps.SelectMany(step => step.Lines).Where(line => line.Kind == kind);

    /// <summary>For a console or a log: one line of counts per step, then everything that someone should read.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append($"{step.File} {step.Number}. {step.Name}: ");
            text.AppendJoin(", ", step.Lines.GroupBy(line => line.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Words(group.Key)}")).AppendLine();
            foreach (var line in step.Lines.Where(line => line.Kind >= ReportKind.Skipped && line.Kind != ReportKind.Removed))
                text.AppendLine($"  {Words(line.Kind)}: {line.What}{(line.Detail is null ? "" : $": {line.Detail}")}");
        }
        foreach (var file in Scripts.GroupBy(script => script.File))
            text.AppendLine($"{file.Key}: its expressions called {string.Join(", ", file.Select(script => $"{script.Function} {script.Count}"))}");
        foreach (var move in Addresses)
            text.AppendLine($"address: /{move.OldPath} -> /{move.NewPath}");
        return text.ToString();
    }

    /// <summary>The kind in words, as they follow a number: "3 created", "1 kept as it is".</summary>
    public static string Words(ReportKind kind) => kind switch
    {
        ReportKind.KeptVerbatim => "kept as it is",
        ReportKind.HeldBack => "came in as a draft",
        ReportKind.GateBlock => "would not pass the publish gate",
        ReportKind.GateWarning => "publish gate warns",
        ReportKind.Note => "note",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
