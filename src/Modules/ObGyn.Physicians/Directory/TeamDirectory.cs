using System.Globalization;
using System.Text;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;

namespace ObGyn.Physicians.Directory;

/// <summary>One person with what a list shows: linked names are read once here.</summary>
public sealed record TeamMember(ContentItem Item, PhysicianProfile Profile, string Url, AcceptingFact Accepting, IReadOnlyList<ContentLink> Programs, IReadOnlyList<ContentLink> Locations, IReadOnlyList<ContentLink> Conditions)
{
    /// <summary>The number of this person or of the first place; null where the department's counts.</summary>
    public ContactPoint? Phone { get; init; }

    public IEnumerable<string> Values(string facet) => facet switch
    {
        TeamFilter.Accepting => Accepting is { IsKnown: true, IsAccepting: true } ? ["yes"] : [],
        TeamFilter.Program => Programs.Select(program => program.Title),
        TeamFilter.Location => Locations.Select(place => place.Title),
        TeamFilter.Language => Profile.Languages.Values.OfType<string>(),
        TeamFilter.Kind => TeamDirectory.KindOf(Profile) is { } kind ? [kind] : [],
        TeamFilter.Gender => Profile.Gender.Text is { Length: > 0 } gender ? [gender] : [],
        TeamFilter.Visits => Profile.Telehealth.Value ? ["video"] : [],
        _ => [],
    };
}

/// <summary>One choice of a facet and how many people it would leave.</summary>
public sealed record TeamChoice(string Value, string Words, int People, bool IsChosen);

public sealed record TeamFacet(string Name, string Title, IReadOnlyList<TeamChoice> Choices);

public sealed record TeamAnswer(IReadOnlyList<TeamMember> People, IReadOnlyList<TeamFacet> Facets);

/// <summary>The people of the department, by family name. Who left is not listed.</summary>
public static class TeamDirectory
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        [TeamFilter.Accepting] = "New patients",
        [TeamFilter.Program] = "Program",
        [TeamFilter.Location] = "Location",
        [TeamFilter.Language] = "Language",
        [TeamFilter.Kind] = "Kind of clinician",
        [TeamFilter.Gender] = "Gender",
        [TeamFilter.Visits] = "Visits",
    };

    private static readonly Dictionary<string, string> Words = new()
    {
        ["yes"] = "Accepting new patients",
        ["video"] = "Video visits",
        ["female"] = "Woman",
        ["male"] = "Man",
        ["nonbinary"] = "Nonbinary",
        ["physician"] = "Physician (MD, DO)",
        ["CNM"] = "Nurse midwife (CNM)",
        ["NP"] = "Nurse practitioner (NP)",
        ["PA"] = "Physician assistant (PA)",
        ["PhD"] = "Scientist (PhD)",
    };

    public static string WordsOf(string value) => Words.GetValueOrDefault(value, value);

    /// <summary>Physicians are one choice, whatever their degree.</summary>
    public static string? KindOf(PhysicianProfile profile) => profile.ProviderType.Text is "MD" or "DO" ? "physician" : string.IsNullOrEmpty(profile.ProviderType.Text) ? null : profile.ProviderType.Text;

    /// <summary>The whole team, or the people of one program, its leads first.</summary>
    public static async Task<IReadOnlyList<TeamMember>> PeopleAsync(ContentView view, string? programId = null, IReadOnlyList<string>? leadIds = null)
    {
        var query = programId is null ? new ContentQuery(nameof(PhysicianProfile)) : new ContentQuery(nameof(PhysicianProfile), Relation: new ContentReference(programId, "PhysicianProfile.Programs"));
        var people = new List<TeamMember>();
        foreach (var item in await view.ListAsync(query))
        {
            if (item.As<PhysicianProfile>() is { IsDeparted: false } profile && await view.LinkAsync(item.ContentItemId) is { Url: { } url })
                people.Add(await MemberAsync(view, item, profile, url));
        }
        var order = leadIds?.ToList() ?? [];
        return [.. people
            .OrderBy(person => order.IndexOf(person.Item.ContentItemId) is >= 0 and var at ? at : int.MaxValue)
            .ThenBy(person => person.Profile.FamilyName.Text, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(person => person.Profile.GivenName.Text, StringComparer.InvariantCultureIgnoreCase)];
    }

    public static async Task<TeamMember> MemberAsync(ContentView view, ContentItem item, PhysicianProfile profile, string url) => new(
        item, profile, url, AcceptingFact.Read(view, profile.Accepting, profile.AcceptingAsOf),
        await LinksAsync(view, profile.Programs.ContentItemIds), await LinksAsync(view, ProfilePlaces.LocationIds(item, profile)), await LinksAsync(view, profile.ConditionFocus.ContentItemIds))
    {
        Phone = await ProfilePlaces.PhoneAsync(view, item, profile),
    };

    public static TeamAnswer Filter(IReadOnlyList<TeamMember> people, TeamFilter filter)
    {
        var words = Tokens(filter.Words);
        var worded = people.Where(person => words.All(TextOf(person).Contains)).ToList();
        var facets = TeamFilter.Facets
            .Select(facet => new TeamFacet(facet, Titles[facet], Choices(people, worded, filter, facet)))
            .Where(facet => facet.Choices.Count > 0)
            .ToList();
        return new TeamAnswer([.. worded.Where(person => Fits(person, filter, null))], facets);
    }

    /// <summary>Counts say what a choice would leave given the other facets; a choice made stays in the list even when it leaves nobody.</summary>
    private static List<TeamChoice> Choices(IReadOnlyList<TeamMember> people, List<TeamMember> worded, TeamFilter filter, string facet)
    {
        var others = worded.Where(person => Fits(person, filter, facet)).ToList();
        return [.. people.SelectMany(person => person.Values(facet)).Concat(filter.Chosen(facet)).Distinct(StringComparer.Ordinal)
            .Select(value => new TeamChoice(value, WordsOf(value), others.Count(person => person.Values(facet).Contains(value)), filter.Chosen(facet).Contains(value)))
            .OrderBy(choice => choice.Words, StringComparer.InvariantCultureIgnoreCase)];
    }

    private static bool Fits(TeamMember person, TeamFilter filter, string? except) =>
        filter.Choices.All(choice => choice.Key == except || person.Values(choice.Key).Any(choice.Value.Contains));

    private static string TextOf(TeamMember person) => Plain(string.Join(' ',
        new[] { PersonName.Full(person.Profile), person.Item.DisplayText, person.Profile.AcademicTitle.Text }
            .Concat(person.Programs.Concat(person.Conditions).Concat(person.Locations).Select(link => link.Title))
            .Concat(person.Profile.Languages.Values).Concat(person.Profile.Roles.Values).Concat(Specialties.Words(person.Profile.Specialties.Values))));

    private static string[] Tokens(string words) => Plain(words).Split((char[])[' ', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static async Task<IReadOnlyList<ContentLink>> LinksAsync(ContentView view, IReadOnlyList<string> ids)
    {
        var links = new List<ContentLink>();
        foreach (var id in ids)
        {
            if (await view.LinkAsync(id) is { } link)
                links.Add(link);
        }
        return links;
    }
}
