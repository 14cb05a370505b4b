using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>A field that code relies on: definition steps may not remove it or give it another type.</summary>
public sealed record ManagedField(string Part, string Field);

/// <summary>A plan while it is made: the overlays that steps change, and what is wrong so far.</summary>
public sealed class PlanBuilder
{
    private readonly List<RecipeProblem> problems = [];
    private readonly List<Func<WriteSession, Task>> onApply = [];

    internal PlanBuilder() { }

    public required RecipeOptions Options { get; init; }
    public required DefinitionOverlay Definitions { get; init; }
    public required DocumentOverlay Documents { get; init; }
    public required MediaOverlay Media { get; init; }
    public required Kinds Kinds { get; init; }
    public required IReadOnlySet<ManagedField> Managed { get; init; }
    public required DateTime NowUtc { get; init; }

    /// <summary>The content items of the recipe, as they came; what becomes of them is decided when all steps are read.</summary>
    internal List<IncomingVersion> Incoming { get; } = [];

    /// <summary>The item that a settings step makes the home page, and where it says so.</summary>
    internal (string ItemId, StepContext Step)? Home { get; set; }

    /// <summary>The sitemaps that the recipe brings, by id, and where each says its path.</summary>
    internal Dictionary<string, (StepContext Step, string Path)> SitemapsFrom { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<RecipeProblem> Problems => problems;
    internal IReadOnlyList<Func<WriteSession, Task>> Actions => onApply;

    public void Add(RecipeProblem problem) => problems.Add(problem);

    /// <summary>A write of a module's own tables, in the import's transaction after content and documents. It must be safe to roll back.</summary>
    public void OnApply(Func<WriteSession, Task> write) => onApply.Add(write);
}
