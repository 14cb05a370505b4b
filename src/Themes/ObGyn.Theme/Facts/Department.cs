using System.Text.Json;
using Cms.Content.Model;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;

namespace ObGyn.Theme;

/// <summary>
/// The department's own words, numbers and main pages, as its settings hold them. A number or page that is not set is null, and what would show it
/// stays out of the page; words have a default.
/// </summary>
public sealed class Department
{
    private const string MainContact = "contact:main";
    private readonly ContentItem? settings;

    private Department(ContentItem? settings) => this.settings = settings;

    /// <summary>The wordmark: "UCLA" over the thread, and the rest.</summary>
    public string TitleMark => settings?.TextOf("WordmarkFirst") ?? "UCLA";
    public string TitleName => settings?.TextOf("WordmarkRest") ?? "Obstetrics and Gynecology";
    public string Title => $"{TitleMark} {TitleName}";

    /// <summary>The department's main contact: the one named <c>main</c> in its settings.</summary>
    public ContactPoint? Main { get; private init; }
    public string? Phone => Main?.Number;
    public string LibraryTitle => settings?.TextOf("LibraryTitle") ?? "UCLA Health Library and Videos";
    public string EmergencyText => settings?.TextOf("EmergencyText") ?? "Emergency?";
    public string Disclaimer => settings?.TextOf("Disclaimer") ?? "This site gives general information. It does not replace advice from your own clinician.";
    public string SearchPlaceholder => settings?.TextOf("SearchPlaceholder") ?? "Search conditions, doctors, pages";

    /// <summary>Where a visit is asked for, a doctor is found, feedback is given; each null while there is no such page.</summary>
    public string? AppointmentUrl { get; private init; }
    public string? FindDoctorUrl { get; private init; }
    public string? FeedbackUrl { get; private init; }

    /// <summary>The page with the language notices.</summary>
    public string? LanguagePageId { get; private init; }

    public static Task<Department> ReadAsync(ContentView view) => view.OnceAsync("department", () => MakeAsync(view));

    private static async Task<Department> MakeAsync(ContentView view)
    {
        var json = await view.DocumentAsync("custom-settings", "DepartmentSettings");
        var item = json is { ValueKind: JsonValueKind.Object } document ? Read(document) : null;
        return new Department(item)
        {
            // Sites of older versions have the number in a field of its own.
            Main = await view.ContactAsync(MainContact) ?? ContactPoint.Typed(item?.TextOf("Phone")),
            AppointmentUrl = await PageAsync(view, item, "AppointmentPage", "patients/appointments"),
            FindDoctorUrl = await PageAsync(view, item, "DoctorPage", "patients/find-a-doctor"),
            LanguagePageId = item?.IdsOf("LanguagePage").FirstOrDefault() ?? (await view.ResolveAsync("language-help")).ItemId,
            FeedbackUrl = await PageAsync(view, item, "FeedbackPage", "feedback"),
        };
    }

    /// <summary>A number as it is dialed.</summary>
    public static string Dial(string phone) => PhoneLinks.Dial(phone);

    /// <summary>The address of the page at a well-known path, or null when none is live there.</summary>
    public static async Task<string?> UrlAsync(ContentView view, string path)
    {
        var answer = await view.ResolveAsync(path);
        return answer.ItemId is { } id ? (await view.LinkAsync(id))?.Url : answer.MovedTo;
    }

    private static async Task<string?> PageAsync(ContentView view, ContentItem? settings, string field, string path)
    {
        foreach (var id in settings?.IdsOf(field) ?? [])
        {
            if (await view.LinkAsync(id) is { Url: { } url })
                return url;
        }
        return await UrlAsync(view, path);
    }

    private static ContentItem Read(JsonElement document) => new() { ContentItemId = "DepartmentSettings", ContentType = "DepartmentSettings", Content = document };
}
