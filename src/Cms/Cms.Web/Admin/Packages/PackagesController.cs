using System.Text;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Recipes.Packages;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;
using Cms.Web.Security;
using Cms.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Packages;

/// <summary>
/// Recipes and packages in and out of the desk. An import has two steps: a look, which writes nothing, and the import of what was looked at, planned anew.
/// What is sent here is never trusted: its expressions stay text (ADR 0017).
/// </summary>
[Route(Path)]
[RequestFormLimits(ValueLengthLimit = RecipeReader.MaxBytes, MultipartBodyLengthLimit = MaxUpload)]
[RequestSizeLimit(MaxUpload)]
public sealed class PackagesController(ICurrentActor actors, PlannerFactory planners, RecipeApplier applier, RecipeExporter exporter, IMediaStore media, WaitingUploads uploads, SiteDocuments documents, ImportLog log, SiteClock siteClock, SiteOptions site, TimeProvider clock)
    : AdminController(actors)
{
    public const string Path = "/admin/packages";
    public const string Export = "Export";
    private const long MaxUpload = 512L << 20;

    /// <summary>The page is for whoever may do one of the two; each part shows for those who may.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index() => Actor.Has(Permissions.Import) || Actor.Has(Export) ? await ShowAsync(new PackagesPage()) : Refusal.Missing([Permissions.Import]).Page();

    [HttpPost("look")]
    [Authorize(Policy = PermissionPolicies.Prefix + Permissions.Import)]
    public async Task<IActionResult> Look(IFormFile? file, string? pasted, OnConflict onConflict, CancellationToken cancel)
    {
        var page = new PackagesPage { Pasted = pasted ?? "", OnConflict = onConflict };
        if (file is not { Length: > 0 } && string.IsNullOrWhiteSpace(pasted))
            return await ShowAsync(page with { Problems = [new RecipeProblem("", 0, "", "", "There is nothing to look at.", "Choose a file, or paste a recipe.")] });
        var name = file is { Length: > 0 } ? System.IO.Path.GetFileName(file.FileName) : "pasted recipe";
        await using var sent = file is { Length: > 0 } ? file.OpenReadStream() : new MemoryStream(Encoding.UTF8.GetBytes(pasted!));
        try
        {
            var report = await RunAsync(sent, name, onConflict, dryRun: true, cancel);
            sent.Position = 0;
            return View(ViewPath("Packages/Report"), new PackageReportPage(name, PackageReport.Of(report)) { Token = await uploads.PutAsync(Actor.UserId, name, sent, cancel), OnConflict = onConflict });
        }
        catch (RecipeException refused)
        {
            return await ShowAsync(page with { Problems = refused.Problems });
        }
    }

    [HttpPost("import")]
    [Authorize(Policy = PermissionPolicies.Prefix + Permissions.Import)]
    public async Task<IActionResult> Import(string token, OnConflict onConflict, CancellationToken cancel)
    {
        if (await uploads.FindAsync(Actor.UserId, token ?? "") is not { } waiting)
        {
            Say("What you looked at is not kept any more: it was imported, or more than an hour went by. Choose it again.", good: false);
            return Redirect(Path);
        }
        try
        {
            RecipeReport report;
            await using (waiting.Content)
                report = await RunAsync(waiting.Content, waiting.Name, onConflict, dryRun: false, cancel);
            uploads.Remove(Actor.UserId, token!);
            var told = PackageReport.Of(report);
            await log.KeepAsync(Actor, waiting.Name, told);
            return View(ViewPath("Packages/Report"), new PackageReportPage(waiting.Name, told));
        }
        catch (RecipeException refused)
        {
            return await ShowAsync(new PackagesPage { OnConflict = onConflict, Problems = refused.Problems });
        }
    }

    /// <summary>What an earlier import did.</summary>
    [HttpGet("imports/{id}")]
    [Authorize(Policy = PermissionPolicies.Prefix + Permissions.Import)]
    public async Task<IActionResult> Report(string id) => await log.FindAsync(id) is { } kept
        ? View(ViewPath("Packages/Report"), new PackageReportPage(kept.Name, kept.Report, $"{(await siteClock.ZoneAsync()).Long(kept.AtUtc)}, by {kept.By}"))
        : NotFound();

    [HttpGet("export.zip")]
    [Authorize(Policy = PermissionPolicies.Prefix + Export)]
    public Task Download(CancellationToken cancel) => exporter.ExportPackageAsync(PackageAnswer.Begin(HttpContext, $"site-{clock.GetUtcNow():yyyy-MM-dd}"), new ExportOptions(), media, cancel);

    private async Task<RecipeReport> RunAsync(Stream sent, string name, OnConflict onConflict, bool dryRun, CancellationToken cancel)
    {
        using var package = await RecipePackage.OpenAsync(sent, name, site.PackageFolder, cancel);
        var plan = await planners.Create().PlanAsync(package.Recipe, new RecipeOptions { Actor = Actor, OnConflict = onConflict, DryRun = dryRun }, cancel);
        return (await applier.ApplyAsync(plan, cancel: cancel)).Report;
    }

    private async Task<ViewResult> ShowAsync(PackagesPage page) => View(ViewPath("Packages/Packages"), page with
    {
        MayImport = Actor.Has(Permissions.Import),
        MayExport = Actor.Has(Export),
        Imports = Actor.Has(Permissions.Import) ? await log.ListAsync() : [],
        Zone = await siteClock.ZoneAsync(),
        Plans = Actor.Has(Export) ? [.. (await documents.AllAsync(SiteDocuments.DeploymentPlans)).Select(plan => (plan.Name, DeploymentPlan.Read(plan.Json)))] : [],
    });
}

/// <summary>The page that asks for a package: what was typed is still there when it could not be read.</summary>
public sealed record PackagesPage
{
    public static readonly IReadOnlyList<(OnConflict Value, string Title, string Words)> Choices =
    [
        (OnConflict.Fail, "Stop", "Nothing comes in, and the report names those pages."),
        (OnConflict.Skip, "Leave them as they are", "Everything else comes in."),
        (OnConflict.Draft, "Bring them in as drafts", "What visitors see stays as it is."),
        (OnConflict.Replace, "Replace them", "Visitors see the new text at once. The old one stays among the versions."),
    ];

    public string Pasted { get; init; } = "";
    public OnConflict OnConflict { get; init; } = OnConflict.Fail;
    public IReadOnlyList<RecipeProblem> Problems { get; init; } = [];
    public bool MayImport { get; init; }
    public bool MayExport { get; init; }

    /// <summary>Imports that were carried out here, the newest first.</summary>
    public IReadOnlyList<(string Id, KeptImport Import)> Imports { get; init; } = [];
    public SiteZone? Zone { get; init; }

    /// <summary>Plans for packages, by the names they are stored under.</summary>
    public IReadOnlyList<(string Id, DeploymentPlan Plan)> Plans { get; init; } = [];
}

/// <summary>What an import would do, with the token that carries it out; or what it did, <paramref name="When"/> where that is some time ago.</summary>
public sealed record PackageReportPage(string Name, PackageReport Report, string? When = null)
{
    public string? Token { get; init; }
    public OnConflict OnConflict { get; init; }
    public bool IsDone => Token is null;
}
