using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ObGyn.Physicians.Directory;

namespace ObGyn.Tests.Team;

public sealed class TeamFilterTests
{
    [Fact]
    public void A_filter_is_read_from_the_query_and_written_back_without_one_choice()
    {
        var filter = From(("q", ["high risk"]), ("language", ["Spanish", "Farsi & Dari"]), ("new", ["yes"]));
        Assert.Equal("high risk", filter.Words);
        Assert.Equal(3, filter.Count);
        Assert.Equal("?q=high%20risk&new=yes&language=Farsi%20%26%20Dari", filter.Without("language", "Spanish"));
        Assert.Equal("?q=high%20risk", filter.WithoutChoices());
    }

    [Fact]
    public void Unknown_names_and_empty_values_are_left_out()
    {
        var filter = From(("color", ["blue"]), ("language", ["", "Spanish", "Spanish"]), ("q", ["  "]));
        Assert.Equal(["Spanish"], filter.Chosen("language"));
        Assert.Equal(1, filter.Count);
        Assert.Equal("", filter.Words);
    }

    [Fact]
    public void Words_that_go_on_and_on_are_cut() => Assert.Equal(200, From(("q", [new string('a', 5000)])).Words.Length);

    private static TeamFilter From(params (string Name, string[] Values)[] pairs) =>
        TeamFilter.From(new QueryCollection(pairs.ToDictionary(pair => pair.Name, pair => new StringValues(pair.Values))));
}
