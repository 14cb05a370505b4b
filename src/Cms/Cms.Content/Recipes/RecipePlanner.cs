using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>
/// Reads a recipe and decides what it will do, without a lock and without a write. Included recipes are planned in their place;
/// later steps see what earlier ones define, and items the types that their recipe defines after them. All problems are collected and thrown together as one <see cref="RecipeException"/>.
/// </summary>
public sealed class RecipePlanner(Database database, Kinds kinds, RecipeSteps steps, IRecipeSource? recipes = null, IMediaStore? media = null, PublishGate? gate = null,
    IEnumerable<ManagedField>? managed = null, TimeProvider? clock = null, ReleaseRules? rules = null)
{
    private const int MaxIncluded = 20;
    private readonly HashSet<ManagedField> managedFields = [.. managed ?? []];
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    public async Task<RecipePlan> PlanAsync(RecipeFile recipe, RecipeOptions options, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        var plan = new PlanBuilder
        {
            Options = options,
            Definitions = await DefinitionOverlay.LoadAsync(connection),
            Documents = await DocumentOverlay.LoadAsync(connection),
            Media = await MediaOverlay.LoadAsync(media, connection),
            Kinds = kinds,
            Managed = managedFields,
            NowUtc = clock.GetUtcNow().UtcDateTime,
        };
        var reports = new List<StepReport>();
        var scripts = new List<ScriptUse>();
        await PlanRecipeAsync(recipe, plan, reports, scripts, [], cancel);
        var items = plan.Problems.Count == 0 ? await new ItemResolver(plan, connection, gate, ImportGuard.For(database, rules, new ContentSchema(plan.Definitions.Snapshot, kinds), options.Actor)).ResolveAsync() : ItemPlan.Empty;
        if (plan.Problems.Count > 0)
            throw new RecipeException(plan.Problems);
        var changes = plan.Definitions.Changes.Any() || plan.Documents.Changes.Any() || plan.Media.Changes.Count > 0 || reports.Exists(step => step.Lines.Any(line => line.Kind is ReportKind.Created or ReportKind.Updated or ReportKind.Removed or ReportKind.HeldBack));
        return new RecipePlan(plan, items, new RecipeReport(reports) { Scripts = scripts, Addresses = [.. items.Moves()], ChangesNothing = !changes });
    }

    private async Task PlanRecipeAsync(RecipeFile recipe, PlanBuilder plan, List<StepReport> reports, List<ScriptUse> scripts, IReadOnlyList<string> path, CancellationToken cancel)
    {
        var expressions = new Expressions(recipe, plan.Options, clock);
        foreach (var raw in InOrder(recipe.Steps))
        {
            cancel.ThrowIfCancellationRequested();
            RecipeStep step;
            try
            {
                step = expressions.Evaluate(raw);
            }
            catch (RecipeException problem)
            {
                foreach (var found in problem.Problems)
                    plan.Add(found);
                continue;
            }
            var report = new StepReport(recipe.FileName, step.Number, step.Name);
            reports.Add(report);
            foreach (var program in expressions.Refused.Where(program => program.Path.StartsWith(step.Path, StringComparison.Ordinal)))
                report.Add(ReportKind.Refused, program.Path, $"{program.Text} is a program of several statements, which this site does not run: an empty text stands there. Write the value itself into the recipe, or correct the page.");
            foreach (var kept in expressions.Kept.Where(kept => kept.Path.StartsWith(step.Path, StringComparison.Ordinal)))
                report.Add(ReportKind.KeptVerbatim, kept.Path, $"{kept.Text} stays as it is written: this program runs no workflows.");
            var context = new StepContext(plan, recipe, step, report);
            if (IncludedRecipes.IsStep(step))
            {
                foreach (var included in await new IncludedRecipes(recipes).FindAsync(context, [.. path, recipe.Key], MaxIncluded, cancel))
                    await PlanRecipeAsync(included, plan, reports, scripts, [.. path, recipe.Key], cancel);
                continue;
            }
            await steps.Find(step.Name).PlanAsync(context);
        }
        scripts.AddRange(expressions.Called.Select(call => new ScriptUse(recipe.FileName, call.Key, call.Value)));
    }

    // Orchard's own recipes have items before the types they are of: Orchard looks for a type only when an item is shown. A definition does not pass a step
    // that takes definitions away, which would then take it away too.
    private static IEnumerable<RecipeStep> InOrder(IReadOnlyList<RecipeStep> steps)
    {
        var before = steps.TakeWhile(step => !Is(step, "content")).ToList();
        var movable = steps.Skip(before.Count).TakeWhile(step => !Is(step, "DeleteContentDefinition") && !Is(step, "ReplaceContentDefinition")).ToList();
        return [.. before, .. movable.OrderBy(step => Is(step, "ContentDefinition") ? 0 : 1), .. steps.Skip(before.Count + movable.Count)];

        static bool Is(RecipeStep step, string name) => step.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
