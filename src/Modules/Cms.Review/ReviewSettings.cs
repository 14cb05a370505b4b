using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.SmallFixes;
using Cms.Web.Admin.Settings;

namespace Cms.Review;

/// <summary>How the site reviews its pages: the settings bag <c>ReviewSettings</c>, set by recipe and, in part, at the desk.</summary>
public sealed record ReviewSettings
{
    public const string Name = nameof(ReviewSettings);

    /// <summary>Days before the next review is due from which the desk says so.</summary>
    public int WarnDaysBefore { get; init; } = 30;

    /// <summary>Days after the due day from which visitors read that the page is under review.</summary>
    public int UnderReviewAfterDays { get; init; } = 14;

    /// <summary>Days after the due day after which the page is taken offline; null never does.</summary>
    public int? UnpublishAfterDays { get; init; }

    /// <summary>How long a link to sign off works. It ends at five in the afternoon of its last day.</summary>
    public int LinkDays { get; init; } = 7;

    /// <summary>Months until the next review, where nobody says otherwise; and for pages with a certain box set.</summary>
    public int NextReviewMonths { get; init; } = 36;
    public IReadOnlyList<ShorterReview> ShorterWhen { get; init => field = value ?? []; } = [];

    public ReviewWords Words { get; init => field = value ?? new(); } = new();
    public SmallFixSettings SmallFix { get; init => field = value ?? new(); } = new();

    /// <summary>What the department decides at the desk; the rest is a recipe's.</summary>
    public static SettingsSheet Sheet { get; } = new(Name, "Reviews", "When pages are reviewed again, and what becomes of one that is overdue.",
    [
        new(nameof(NextReviewMonths), "Months until the next review", SheetKind.Number, "Where the reviewer says nothing else. Topics of high risk are reviewed sooner.") { Least = 1, Most = 120, Usual = "36" },
        new(nameof(WarnDaysBefore), "Days before a review is due that the desk reminds of it", SheetKind.Number) { Most = 365, Usual = "30" },
        new(nameof(UnderReviewAfterDays), "Days after the due day until visitors read “under review”", SheetKind.Number) { Most = 365, Usual = "14" },
        new(nameof(UnpublishAfterDays), "Days after the due day until the page is taken offline", SheetKind.OptionalNumber, "Leave it empty to keep overdue pages live, with the notice.") { Least = 1 },
        new(nameof(LinkDays), "Days that a link to sign off works", SheetKind.Number) { Least = 1, Most = 60, Usual = "7" },
    ]);

    public static ReviewSettings Read(JsonNode? bag)
    {
        try
        {
            return bag?.Deserialize<ReviewSettings>(ContentJson.Options) ?? new ReviewSettings();
        }
        catch (JsonException)
        {
            // A bag that cannot be read must not open a way out: the program's own rules are the strict ones.
            return new ReviewSettings();
        }
    }

    public static async Task<ReviewSettings> ReadAsync(SiteDocuments documents) =>
        Read(await documents.FindAsync(SiteDocuments.Settings, Name) is { } bag ? ContentJson.ToObject(bag) : null);

    /// <summary>Months until the next review of a page.</summary>
    public int MonthsFor(ContentItem item) => ShorterWhen
        .Where(rule => rule.Field?.Split('.') is [var part, var field] && item.Field(part, field) is { } json && ContentJson.GetBoolean(json, "Value"))
        .Select(rule => rule.Months).Append(NextReviewMonths).Min();
}

/// <summary>A page with a box set (<c>Part.Field</c>) is reviewed more often.</summary>
public sealed record ShorterReview(string? Field, int Months);

/// <summary>What this site calls the people and the thing: the program itself knows no trade.</summary>
public sealed record ReviewWords
{
    /// <summary>Who signs off: "reviewer".</summary>
    public string Reviewer { get; init; } = "reviewer";

    /// <summary>Who reads the pages: "readers".</summary>
    public string Readers { get; init; } = "readers";

    /// <summary>What a signer declares the text to be: "correct".</summary>
    public string Right { get; init; } = "correct";
}
