using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace Cms.Web.Admin.Settings;

public enum SheetKind { Text, Address, Zone, Time, Number, OptionalNumber }

/// <summary>One setting: the member of the settings' JSON, and what staff read.</summary>
public sealed record SheetField(string Member, string Label, SheetKind Kind, string Hint = "")
{
    /// <summary>Bounds of a number.</summary>
    public int Least { get; init; }
    public int Most { get; init; } = 3650;

    /// <summary>What the program goes by while nothing is set.</summary>
    public string Usual { get; init; } = "";

    public string Words(JsonObject settings) => settings[Member] switch
    {
        null => settings.ContainsKey(Member) ? "" : Usual,
        JsonValue value => value.ToString(),
        _ => "",
    };

    /// <summary>What is wrong with what was typed and how to mend it, or null; then <paramref name="value"/> is what is kept.</summary>
    public string? Read(string typed, out JsonNode? value)
    {
        value = typed;
        switch (Kind)
        {
            case SheetKind.Text:
                return typed.Length is 0 or > 200 ? $"{Label}: write 1 to 200 letters." : null;
            case SheetKind.Address when typed.Length == 0:
                value = null;
                return null;
            case SheetKind.Address:
                return Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && typed.Length <= 200
                    ? null : $"{Label}: write it as https://www.example.org, without anything behind the name.";
            case SheetKind.Zone:
                return DateTimeZoneProviders.Tzdb.GetZoneOrNull(typed) is null ? $"{Label}: “{typed}” is no time zone. Choose one from the list, such as America/Los_Angeles." : null;
            case SheetKind.Time:
                return TimeOnly.TryParseExact(typed, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : $"{Label}: write a time as 09:00.";
            case SheetKind.OptionalNumber when typed.Length == 0:
                value = null;
                return null;
            default:
                var isNumber = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most;
                value = number;
                return isNumber ? null : $"{Label}: write a whole number from {Least} to {Most}{(Kind is SheetKind.OptionalNumber ? ", or nothing" : "")}.";
        }
    }
}

/// <summary>
/// A handful of plain settings on one page, kept in the site's settings under a name (<c>settings/NAME</c>, as the recipe step Settings writes them). Members that are not on
/// the sheet stay. A module adds its own: <c>services.AddSingleton(new SettingsSheet("ReviewSettings", "Reviews", "...", [...]))</c>.
/// </summary>
public sealed record SettingsSheet(string Name, string Title, string Description, IReadOnlyList<SheetField> Fields)
{
    public string Href => $"/admin/settings/sheet/{Name}";

    /// <summary>The kernel's own.</summary>
    public static SettingsSheet Site { get; } = new("site", "The site", "Its name, its address, the clock it goes by.",
    [
        new("SiteName", "Name of the site", SheetKind.Text, "In the titles of pages, and in mails."),
        new("BaseUrl", "Address of the site", SheetKind.Address, "Such as https://www.example.org. Mails and search engines need it in full. Without it, nobody can ask for a new password by mail."),
        new("TimeZoneId", "Time zone", SheetKind.Zone, "All times at the desk are in it. Plans that were made keep the moment that was meant.") { Usual = "Etc/UTC" },
        new("UsualHour", "Usual hour", SheetKind.Time, "Offered first when a page is scheduled.") { Usual = Scheduling.QuickTimes.Default },
    ]);
}
