using Cms.Content.Model;
using Cms.Web.Display;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ObGyn.Physicians;
using ObGyn.Physicians.Directory;

namespace ObGyn.Tests.Team;

public sealed class TeamDirectoryTests
{
    private static readonly IReadOnlyList<TeamMember> People =
    [
        Person("Ana", "Prüfling", "MD", ["English", "Spanish"], ["Obstetrics"], new AcceptingFact(true, true, new DateOnly(2026, 11, 1))),
        Person("Bo", "Sample", "CNM", ["English"], ["Nurse Midwives"], new AcceptingFact(false, false, null)),
        Person("Cleo", "Example", "DO", ["English"], ["Obstetrics", "Gynecology"], new AcceptingFact(true, false, new DateOnly(2026, 11, 1))),
    ];

    [Theory]
    [InlineData("q=prufling", "Ana")]
    [InlineData("q=midwives", "Bo")]
    [InlineData("q=obstetrics english", "Ana Cleo")]
    [InlineData("language=Spanish", "Ana")]
    [InlineData("program=Obstetrics&program=Nurse Midwives", "Ana Bo Cleo")]
    [InlineData("kind=physician", "Ana Cleo")]
    [InlineData("new=yes", "Ana")]
    [InlineData("language=Spanish&kind=CNM", "")]
    public void People_fit_all_words_and_one_choice_of_each_facet(string query, string names) =>
        Assert.Equal(names, string.Join(' ', Find(query).People.Select(person => person.Profile.GivenName.Text)));

    [Fact]
    public void A_count_says_what_a_choice_leaves_and_a_choice_made_stays()
    {
        var languages = Find("language=Spanish&kind=CNM").Facets.Single(facet => facet.Name == "language");
        Assert.Equal([("English", 1, false), ("Spanish", 0, true)], languages.Choices.Select(choice => (choice.Value, choice.People, choice.IsChosen)));
    }

    private static TeamAnswer Find(string query) => TeamDirectory.Filter(People, TeamFilter.From(new QueryCollection(
        query.Split('&').Select(pair => pair.Split('=')).GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => new StringValues([.. pairs.Select(pair => pair[1])])))));

    private static TeamMember Person(string given, string family, string kind, string[] languages, string[] programs, AcceptingFact accepting)
    {
        var profile = new PhysicianProfile
        {
            GivenName = new() { Text = given },
            FamilyName = new() { Text = family },
            ProviderType = new() { Text = kind },
            Languages = new() { Values = languages },
        };
        return new TeamMember(new ContentItem { ContentItemId = given, ContentType = "PhysicianProfile" }, profile, $"/{given}", accepting, [.. programs.Select(name => new ContentLink(name, "ProgramPage", name, "/"))], [], []);
    }
}
