namespace Cms.Content.Tests.Kinds;

/// <summary>Fields that Orchard sites bring: times of day, points on the map, films.</summary>
public class OrchardFieldTests
{
    [Theory]
    [InlineData("9:30", """{"Value":"09:30:00"}""")]
    [InlineData("09:30:15", """{"Value":"09:30:15"}""")]
    [InlineData("", "{}")]
    [InlineData("25:77", """{"Value":"25:77"}""")]
    public void A_time_is_stored_as_orchard_writes_it(string typed, string json) => Assert.Equal(json, Desk.Bind(Desk.Field("TimeField"), "{}", ("Value", typed)));

    [Fact]
    public void A_time_that_did_not_change_keeps_its_words_and_unknown_members_stay() =>
        Assert.Equal("""{"Value":"08:30","Odd":1.50}""", Desk.Bind(Desk.Field("TimeField"), """{"Value":"08:30","Odd":1.50}""", ("Value", "08:30:00")));

    [Fact]
    public void A_time_that_is_none_is_refused() => Assert.Contains("“25:77” is not a time of day", Assert.Single(Desk.Invalid(Desk.Field("TimeField"), """{"Value":"25:77"}""")));

    [Theory]
    [InlineData("47.5", "-8.25", """{"Latitude":47.5,"Longitude":-8.25}""")]
    [InlineData("", "", "{}")]
    [InlineData("north", "1", """{"Latitude":"north","Longitude":1}""")]
    public void A_point_is_two_numbers(string latitude, string longitude, string json) => Assert.Equal(json, Desk.Bind(Desk.Field("GeoPointField"), "{}", ("Latitude", latitude), ("Longitude", longitude)));

    [Theory]
    [InlineData("""{"Latitude":47.5}""", "Enter both")]
    [InlineData("""{"Latitude":91,"Longitude":0}""", "not a latitude")]
    [InlineData("""{"Latitude":0,"Longitude":-180.5}""", "not a longitude")]
    [InlineData("""{"Latitude":"north","Longitude":0}""", "not a latitude")]
    public void A_point_that_is_none_is_refused(string json, string problem) => Assert.Contains(problem, Assert.Single(Desk.Invalid(Desk.Field("GeoPointField"), json)));

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=abcdefghi-1")]
    [InlineData("https://youtu.be/abcdefghi-1?t=30")]
    [InlineData("https://m.youtube.com/watch?app=desktop&v=abcdefghi-1")]
    [InlineData("https://www.youtube.com/shorts/abcdefghi-1")]
    public void A_film_has_the_typed_address_and_the_one_to_frame(string typed) =>
        Assert.Equal($$"""{"RawAddress":"{{typed}}","EmbeddedAddress":"//www.youtube.com/embed/abcdefghi-1"}""", Desk.Bind(Desk.Field("YoutubeField"), "{}", ("RawAddress", typed)));

    [Fact]
    public void A_film_that_has_only_the_address_to_frame_stays_as_it_is_when_nothing_is_typed() =>
        Assert.Equal("""{"EmbeddedAddress":"//www.youtube.com/embed/abcdefghi-1"}""", Desk.Bind(Desk.Field("YoutubeField"), """{"EmbeddedAddress":"//www.youtube.com/embed/abcdefghi-1"}""", ("RawAddress", "//www.youtube.com/embed/abcdefghi-1")));

    [Theory]
    [InlineData("https://example.org/watch?v=abcdefghi-1")]
    [InlineData("https://www.youtube.com.example.org/watch?v=abcdefghi-1")]
    [InlineData("javascript://www.youtube.com/watch?v=abcdefghi-1")]
    [InlineData("https://www.youtube.com/watch?v=short")]
    [InlineData("https://www.youtube.com/watch?v=abcdefghij\u212A")]
    [InlineData("https://www.youtube.com/watch?v=abcde.onx=1")]
    [InlineData("a film")]
    public void An_address_of_no_film_stays_as_typed_and_is_refused(string typed)
    {
        var json = Desk.Bind(Desk.Field("YoutubeField"), """{"RawAddress":"","EmbeddedAddress":""}""", ("RawAddress", typed));
        Assert.Equal($$"""{"RawAddress":"{{typed}}","EmbeddedAddress":""}""", json);
        Assert.Contains("not the address of a film", Assert.Single(Desk.Invalid(Desk.Field("YoutubeField"), json)));
    }
}
