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
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Packages;

/// <summary>
/// Recipes and packages in and out of the desk. An import has two steps: a look, which writes nothing, and the import of what was looked at, planned anew.
/// What is sent here is never trusted: its expressions stay text (ADR 0017).
/// </summary>
[Route(Path)]
[RequestFormLimits(ValueLengthLimit = RecipeReader.MaxBytes, MultipartBodyLengthLimit = MaxUpload)]
[RequestSizeLimit(MaxUpload)]
public sealed class PackagesController(ICurrentActor actors, PlannerFactory planners, RecipeApplier applier, RecipeExporter exporter, IMediaStore media, WaitingUploads uploads, SiteDocuments documents, SiteOptions site, TimeProvider clock)
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
            return View(ViewPath("Packages/Report"), new PackageReportPage(name, report) { Token = await uploads.PutAsync(Actor.UserId, name, sent, cancel), OnConflict = onConflict });
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
            return View(ViewPath("Packages/Report"), new PackageReportPage(waiting.Name, report));
        }
        catch (RecipeException refused)
        {
            return await ShowAsync(new PackagesPage { OnConflict = onConflict, Problems = refused.Problems });
        }
    }

    [HttpGet("export.zip")]
    [Authorize(Policy = PermissionPolicies.Prefix + Export)]
    public async Task Download(CancellationToken cancel)
    {
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename=\"site-{clock.GetUtcNow():yyyy-MM-dd}.zip\"";
        // The end of a zip is written at once when it is closed.
        if (HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        await exporter.ExportPackageAsync(Response.Body, new ExportOptions(), media, cancel);
    }

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

    /// <summary>Plans for packages, by the names they are stored under.</summary>
    public IReadOnlyList<(string Id, DeploymentPlan Plan)> Plans { get; init; } = [];
}

/// <summary>What an import would do, with the token that carries it out; or what it did.</summary>
public sealed record PackageReportPage(string Name, RecipeReport Report)
{
    private static readonly ReportKind[] Told = [ReportKind.Skipped, ReportKind.KeptVerbatim, ReportKind.Refused, ReportKind.HeldBack, ReportKind.GateBlock, ReportKind.GateWarning, ReportKind.Note];

    public string? Token { get; init; }
    public OnConflict OnConflict { get; init; }
    public bool IsDone => Token is null;
    public bool ChangesNothing => Report.Count(ReportKind.Created) + Report.Count(ReportKind.Updated) + Report.Count(ReportKind.Removed) + Report.Count(ReportKind.HeldBack) == 0;

    /// <summary>What somebody should read, kind by kind.</summary>
    public IEnumerable<(string Title, IReadOnlyList<ReportLine> Lines)> ToRead() => Told.Select(kind => (Title(kind), (IReadOnlyList<ReportLine>)[.. Report.Of(kind)])).Where(part => part.Item2.Count > 0);

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
