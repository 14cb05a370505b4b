using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Recipes.Packages;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Packages.Plans;

/// <summary>
/// Plans for packages: which part of the site goes out, made by a form or brought in by a recipe (step <c>deployment</c>), in Orchard's shape. Whoever may export makes them;
/// they grant nothing that an export of everything does not.
/// </summary>
[Route(Path)]
[Authorize(Policy = PermissionPolicies.Prefix + PackagesController.Export)]
public sealed class PlansController(ICurrentActor actors, Database database, SiteDocuments documents, DefinitionStore definitions, RecipeExporter exporter, IMediaStore media) : AdminController(actors)
{
    public const string Path = PackagesController.Path + "/plan";

    /// <summary>A plan's form; without a name that of a new one.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Edit(string? plan)
    {
        if (string.IsNullOrEmpty(plan))
            return Show(new PlanForm { Stamp = SaveSettings.StampOf(null) });
        return await documents.FindAsync(SiteDocuments.DeploymentPlans, plan) is { } stored
            ? Show(PlanForm.Of(plan, DeploymentPlan.Read(stored), SaveSettings.StampOf(ContentJson.ToObject(stored))))
            : NotFound();
    }

    [HttpPost("")]
    public async Task<IActionResult> Save(string? plan, string? name, string? stamp, string[] steps, string[] types, int[] keep)
    {
        var id = plan ?? "";
        var stored = id.Length == 0 ? null : await documents.FindAsync(SiteDocuments.DeploymentPlans, id);
        var form = (stored is { } known ? PlanForm.Of(id, DeploymentPlan.Read(known), "") : new PlanForm { Id = id }) with
        {
            Name = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Stamp = stamp ?? "",
            Chosen = steps.ToHashSet(StringComparer.Ordinal),
            Types = types.ToHashSet(StringComparer.Ordinal),
            Kept = keep.ToHashSet(),
        };
        var problems = new List<(string, string)>();
        if (form.Name.Length is 0 or > PlanForm.LongestName)
            problems.Add(("name", form.Name.Length == 0 ? "Give the plan a name." : $"The name has {form.Name.Length} characters, and {PlanForm.LongestName} may be."));
        if (form.Chosen.Count + form.Types.Count + form.Kept.Count == 0)
            problems.Add(("steps", "Choose what goes into the package."));
        if (problems.Count == 0)
        {
            try
            {
                await database.WriteAsync(session => WriteAsync(session, form));
                Say($"The plan {form.Name} is saved.");
                return Redirect(PackagesController.Path);
            }
            catch (EditConflictException conflict)
            {
                problems.Add(("name", $"{conflict.By ?? "Someone else"} changed or removed this plan after you opened it. What you chose is still here: save again if it should count."));
                form = form with { Stamp = conflict.TheirVersion! };
            }
            catch (NameTakenException taken)
            {
                problems.Add(("name", taken.Message));
            }
        }
        Response.StatusCode = 422;
        return Show(form with { Problems = problems });
    }

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(string plan, string? stamp)
    {
        var (isDeleted, _) = await database.WriteAsync(async session =>
        {
            // What somebody changed since is another plan than the one that was to go.
            if (await session.DocumentAsync(SiteDocuments.DeploymentPlans, plan ?? "") is not { } stored || SaveSettings.StampOf(stored) != stamp)
                return false;
            await session.RemoveDocumentAsync(SiteDocuments.DeploymentPlans, plan!);
            await session.AuditAsync(Actor, "delete plan", null, null, plan, await session.NowAsync());
            return true;
        });
        if (!isDeleted)
        {
            Say("The plan is not deleted: somebody changed or deleted it after you opened it. Look at it again.", good: false);
            return Redirect(PackagesController.Path);
        }
        Say("The plan is deleted. Packages that were made with it stay as they are.");
        return Redirect(PackagesController.Path);
    }

    /// <summary>The package: <c>NAME.zip</c> with a <c>Recipe.json</c>, the media that the plan names, and its own files.</summary>
    [HttpGet("pack.zip")]
    public async Task Download(string? plan, CancellationToken cancel)
    {
        if (await documents.FindAsync(SiteDocuments.DeploymentPlans, plan ?? "") is not { } stored)
        {
            Response.StatusCode = 404;
            return;
        }
        var read = DeploymentPlan.Read(stored);
        await exporter.ExportPackageAsync(PackageAnswer.Begin(HttpContext, read.Name), read.ToOptions(), read.Files, media, cancel);
    }

    private async Task WriteAsync(WriteSession session, PlanForm form)
    {
        var stored = form.IsNew ? null : await session.DocumentAsync(SiteDocuments.DeploymentPlans, form.Id);
        if (SaveSettings.StampOf(stored) is var now && now != form.Stamp)
            throw new EditConflictException(now, await session.QueryValueAsync<string?>("SELECT actor FROM audit WHERE action IN ('save plan', 'delete plan') AND detail = @Id ORDER BY at_utc DESC LIMIT 1", new { form.Id }));
        // Names are told apart as an import does it: in any case they are one.
        var taken = await session.QueryAsync<string>("SELECT name FROM site_documents WHERE kind = @kind", new { kind = SiteDocuments.DeploymentPlans });
        if (taken.FirstOrDefault(other => other != form.Id && other.Equals(form.Name, StringComparison.OrdinalIgnoreCase)) is { } same)
            throw new NameTakenException(same);
        if (!form.IsNew && form.Id != form.Name)
            await session.RemoveDocumentAsync(SiteDocuments.DeploymentPlans, form.Id);
        await session.SetDocumentAsync(SiteDocuments.DeploymentPlans, form.Name, form.Write(stored ?? new JsonObject()));
        await session.AuditAsync(Actor, "save plan", null, null, form.Name, await session.NowAsync());
    }

    private ViewResult Show(PlanForm form)
    {
        var types = definitions.Schema.Definitions.Types;
        var shown = types.Values.Where(type => type.Options.Creatable || type.Options.Listable || form.Types.Contains(type.Name)).Select(type => (type.Name, type.DisplayName));
        // A type that the plan names and this site does not have stays to be seen and taken out.
        var missing = form.Types.Where(type => !types.ContainsKey(type)).Select(type => (type, $"{type} (not a type of this site)"));
        return View(ViewPath("Packages/Plan"), form with { Offered = [.. shown.Concat(missing).OrderBy(type => type.Item2, StringComparer.CurrentCultureIgnoreCase)] });
    }

    private sealed class NameTakenException(string name) : ActionRefusedException($"There is a plan “{name}” already. Choose another name, or change that one.");
}
