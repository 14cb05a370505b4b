using Cms.Web.Finding;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Tests.Search;

public sealed class QueryWordsTests
{
    [Theory]
    [InlineData("iron deficiency", "iron", "deficiency")]
    [InlineData("  Iron\tDEFICIENCY\r\n", "iron", "deficiency")]
    [InlineData("Crème brûlée", "creme", "brulee")]
    [InlineData("title:iron OR NEAR(a b) AND NOT \"c\" -d +e ^f *", "title", "iron", "near", "b", "c", "d", "e", "f", "not")]
    [InlineData("what is the iron for", "iron")]
    [InlineData("what is it", "what", "is", "it")]
    [InlineData("b12", "b12")]
    [InlineData("iron iron IRON", "iron")]
    [InlineData("<script>alert(1)</script>", "script", "alert", "1")]
    public void Only_telling_words_remain(string typed, params string[] words) =>
        Assert.Equal(words.Order(), QueryWords.Parse(typed).Words.Order());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"\"")]
    [InlineData("*&^%$#@!()[]{};:,.<>?/\\|`~")]
    [InlineData("\0\u0001\u001f\u007f")]
    [InlineData("\ud800")]
    public void Input_without_letters_or_digits_is_no_query(string? typed) => Assert.True(QueryWords.Parse(typed).IsEmpty);

    [Fact]
    public void Long_input_is_cut_and_never_within_a_character()
    {
        var words = QueryWords.Parse(new string('x', 199) + "😀" + new string('y', 10_000));
        Assert.Equal(199, words.Text.Length);
        Assert.Equal(64, Assert.Single(words.Words).Length);
        Assert.True(QueryWords.Parse(string.Join(' ', Enumerable.Range(10, 1000))).Words.Count <= 16);
    }

    [Fact]
    public void The_text_shown_again_is_one_line_without_control_characters() =>
        Assert.Equal("one two", QueryWords.Parse("\u0002one\0\r\n\ttwo\u0003 ").Text);

    [Fact]
    public void Nothing_typed_breaks_the_query_language()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "CREATE VIRTUAL TABLE words USING fts5(body, tokenize = 'porter unicode61 remove_diacritics 2')";
        create.ExecuteNonQuery();
        var hostile = ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)
            .Or(Gen.Elements("\"", "'", "*", "a*", "(", ")", "NEAR", "AND", "OR NOT", "^x", "body:x", "{body}:x", "a-b", "--", ";", "\0", "\ud83d", "ª", "ǅ", "ß", "١٢", "𐓏", "𞤀", "한글", "ﬁ", "ﷺ"))
            .ListOf().Select(parts => string.Join(' ', parts));
        Prop.ForAll(hostile.ToArbitrary(), typed =>
        {
            var words = QueryWords.Parse(typed);
            foreach (var all in new[] { true, false })
            {
                if (words.IsEmpty)
                    continue;
                using var ask = connection.CreateCommand();
                ask.CommandText = "SELECT count(*) FROM words WHERE words MATCH $match";
                ask.Parameters.AddWithValue("$match", words.Match(all, ["a", words.Words[0]]));
                ask.ExecuteScalar();
            }
            return words.Text.Length <= QueryWords.MaxLength;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
