using Cms.Web.Texts;

namespace Cms.Web.Tests.Texts;

/// <summary>A comparison shows what changed and loses no word of either text.</summary>
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", "a b c")]
    [InlineData("", "a b", "+a b+")]
    [InlineData("a b", "", "-a b-")]
    [InlineData("a b c", "a x c", "a -b- +x+ c")]
    [InlineData("a b c d", "a c d e", "a -b- c d +e+")]
    [InlineData("one two", "three four", "-one two- +three four+")]
    [InlineData("the cat sat", "the big cat sat down", "the +big+ cat sat +down+")]
    public void Words_that_went_stand_before_words_that_came(string before, string after, string expected) => Assert.Equal(expected, Show(WordDiff.Of(before, after)));

    [Fact]
    public void A_word_that_two_sentences_happen_to_share_does_not_break_them_up_for_the_eye()
    {
        const string Before = "here are many old words the many other old words follow";
        const string After = "there come some new ones the few fresh ones came after";
        Assert.Contains(" the ", Show(WordDiff.Of(Before, After)));
        Assert.Equal($"-{Before}- +{After}+", Show(WordDiff.Readable(Before, After)));
    }

    [Fact]
    public void No_word_of_either_text_is_lost_however_they_differ()
    {
        var random = new Random(20261125);
        string[] words = ["a", "b", "c", "d", "e"];
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (Text(), Text());
            foreach (var runs in (IReadOnlyList<WordRun>[])[WordDiff.Of(before, after), WordDiff.Readable(before, after)])
            {
                Assert.Equal(before, Side(runs, Change.Added));
                Assert.Equal(after, Side(runs, Change.Removed));
            }
        }

        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void Passages_that_came_went_moved_or_changed_are_told_in_their_places()
    {
        Passage[] before = [Say("a", "one"), Say("b", "two"), Say("c", "three"), Say("d", "four")];
        Passage[] after = [Say("c", "three"), Say("a", "one"), Say("b", "two and more"), Say("e", "five")];
        var compared = PassageDiff.Of(before, after);
        Assert.Equal([("c", PassageChange.Moved), ("d", PassageChange.Removed), ("a", PassageChange.Same), ("b", PassageChange.Changed), ("e", PassageChange.Added)], compared.Select(passage => (passage.Passage.Place, passage.Change)));
        Assert.Equal("two +and more+", Show(compared[3].Lines[0].Runs));
        Assert.All(PassageDiff.Of(null, after), passage => Assert.False(passage.IsChanged));
    }

    private static Passage Say(string place, string text) => new(place, place, [new Line(LineKind.Text, text)]);

    // The text before is everything but what came, the text after everything but what went.
    private static string Side(IReadOnlyList<WordRun> runs, Change without) => string.Join(' ', runs.Where(run => run.Change != without).SelectMany(run => run.Words));

    private static string Show(IReadOnlyList<WordRun> runs) => string.Join(' ', runs.Select(run => run.Change switch { Change.Added => $"+{run.Text}+", Change.Removed => $"-{run.Text}-", _ => run.Text }));
}
