namespace Cms.Content.Tests.Kinds;

public class NumberAndDateTests
{
    [Theory]
    [InlineData("1.5", """{"Value":1.5}""")]
    [InlineData(" 1,250.5 ", """{"Value":1250.5}""")]
    [InlineData("-3", """{"Value":-3}""")]
    [InlineData("", "{}")]
    public void A_number_is_stored_as_a_number(string typed, string json) => Assert.Equal(json, Desk.Bind(Desk.Field("NumericField"), "{}", ("Value", typed)));

    [Fact]
    public void A_number_that_did_not_change_keeps_its_digits() => Assert.Equal("""{"Value":1.500}""", Desk.Bind(Desk.Field("NumericField"), """{"Value":1.500}""", ("Value", "1.5")));

    [Theory]
    [InlineData("twelve")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("+")]
    public void Text_that_is_no_number_stays_as_typed_and_is_refused(string typed)
    {
        var field = Desk.Field("NumericField", """{"Scale":3}""");
        var json = Desk.Bind(field, """{"Value":1}""", ("Value", typed));
        Assert.Equal($$"""{"Value":"{{typed}}"}""", json);
        Assert.Equal($"“{typed}” is not a number. Write digits, with a point before decimals: 1250.5.", Assert.Single(Desk.Invalid(field, json)));
    }

    [Theory]
    [InlineData("4", "4 is too small. The smallest number allowed is 5.")]
    [InlineData("11", "11 is too large. The largest number allowed is 10.")]
    [InlineData("5.55", "5.55 has too many decimals. Use at most 1.")]
    [InlineData("5.5", null)]
    public void A_number_keeps_to_its_range_and_scale(string number, string? problem) =>
        Assert.Equal(problem, Desk.Invalid(Desk.Field("NumericField", """{"Scale":1,"Minimum":5,"Maximum":10}"""), $$"""{"Value":{{number}}}""").SingleOrDefault());

    [Fact]
    public void Without_a_scale_a_number_is_whole() =>
        Assert.Equal("2.5 is not a whole number. Round it to 2.", Assert.Single(Desk.Invalid(Desk.Field("NumericField"), """{"Value":2.5}""")));

    [Fact]
    public void A_default_number_comes_from_text_as_in_Orchard() =>
        Assert.Equal("""{"Value":12}""", Desk.Kinds.Field("NumericField")!.Default(Desk.Field("NumericField", """{"DefaultValue":"12"}"""))!.ToJsonString());

    [Fact]
    public void A_day_is_stored_as_midnight_in_UTC() => Assert.Equal("""{"Value":"2026-01-05T00:00:00Z"}""", Desk.Bind(Desk.Field("DateField"), "{}", ("Value", "2026-01-05")));

    [Fact]
    public void A_day_that_did_not_change_keeps_its_form() =>
        Assert.Equal("""{"Value":"2026-01-05T00:00:00"}""", Desk.Bind(Desk.Field("DateField"), """{"Value":"2026-01-05T00:00:00"}""", ("Value", "2026-01-05")));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("31/01/2026")]
    [InlineData("soon")]
    public void A_day_that_does_not_exist_stays_as_typed_and_is_refused(string typed)
    {
        var json = Desk.Bind(Desk.Field("DateField"), "{}", ("Value", typed));
        Assert.Contains(typed, json, StringComparison.Ordinal);
        Assert.Equal($"“{typed}” is not a day of the calendar. Write it as 2026-01-31, year first.", Assert.Single(Desk.Invalid(Desk.Field("DateField"), json)));
    }

    [Fact]
    public void A_time_is_read_in_its_zone_and_stored_in_UTC() => Assert.Equal("""{"Value":"2026-11-03T17:00:00Z"}""",
        Desk.Bind(Desk.Field("DateTimeField"), "{}", ("Value", "2026-11-03T09:00"), ("Zone", "America/Los_Angeles")));

    [Fact]
    public void A_time_with_seconds_that_did_not_change_keeps_them() => Assert.Equal("""{"Value":"2026-11-03T17:00:42Z"}""",
        Desk.Bind(Desk.Field("DateTimeField"), """{"Value":"2026-11-03T17:00:42Z"}""", ("Value", "2026-11-03T09:00"), ("Zone", "America/Los_Angeles")));

    [Fact]
    public void A_time_that_the_clock_jumps_over_is_refused()
    {
        var json = Desk.Bind(Desk.Field("DateTimeField"), "{}", ("Value", "2026-03-08T02:30"), ("Zone", "America/Los_Angeles"));
        Assert.Equal("02:30 does not exist on 8 March 2026: the clock is put forward over it. Choose an earlier or a later time.", Assert.Single(Desk.Invalid(Desk.Field("DateTimeField"), json)));
    }

    [Fact]
    public void A_time_that_comes_twice_asks_which_and_takes_the_answer()
    {
        var field = Desk.Field("DateTimeField");
        (string, string)[] sent = [("Value", "2026-11-01T01:30"), ("Zone", "America/Los_Angeles")];
        var undecided = Desk.Bind(field, "{}", sent);
        Assert.Contains("Say whether you mean the first or the second.", Assert.Single(Desk.Invalid(field, undecided)), StringComparison.Ordinal);
        Assert.Equal("""{"Value":"2026-11-01T08:30:00Z"}""", Desk.Bind(field, undecided, [.. sent, ("Which", "first")]));
        Assert.Equal("""{"Value":"2026-11-01T09:30:00Z"}""", Desk.Bind(field, undecided, [.. sent, ("Which", "second")]));
    }

    [Fact]
    public void Yes_and_no_are_stored_and_a_no_is_not_missing()
    {
        var field = Desk.Field("BooleanField");
        Assert.Equal("""{"Value":true}""", Desk.Bind(field, "{}", ("Value", "false"), ("Value", "true")));
        Assert.Equal("""{"Value":false}""", Desk.Bind(field, """{"Value":true}""", ("Value", "false")));
        Assert.Equal("""{"Value":true}""", Desk.Bind(field, """{"Value":true}"""));
        Assert.False(Desk.Kinds.Field("BooleanField")!.IsEmpty(Model.ContentJson.Parse("{}")));
    }
}
