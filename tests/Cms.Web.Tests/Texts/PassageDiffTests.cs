using Cms.Web.Texts;

namespace Cms.Web.Tests.Texts;

/// <summary>Two versions passage by passage: nothing that changed may be said to have changed without showing what.</summary>
public sealed class PassageDiffTests
{
    [Fact]
    public void A_section_that_was_only_renamed_shows_the_name_that_went_and_the_one_that_came()
    {
        var passage = Assert.Single(PassageDiff.Of([Section("b1", "Old name", "The text.")], [Section("b1", "New name", "The text.")]));
        Assert.Equal(PassageChange.Changed, passage.Change);
        Assert.Equal(["Old"], Words(passage, Change.Removed));
        Assert.Equal(["New"], Words(passage, Change.Added));
        Assert.Equal((LineKind.Heading, "Old New name"), (passage.Lines[0].Kind, Text(passage.Lines[0])));
        Assert.Equal("The text.", Text(passage.Lines[1]));
    }

    [Fact]
    public void A_section_that_was_renamed_and_written_anew_shows_both()
    {
        var passage = Assert.Single(PassageDiff.Of([Section("b1", "Name", "It falls.")], [Section("b1", "Name of it", "It rises.")]));
        Assert.Equal(["falls."], Words(passage, Change.Removed));
        Assert.Equal(["of it", "rises."], Words(passage, Change.Added));
    }

    [Fact]
    public void A_name_that_stayed_is_not_said_again_in_the_text()
    {
        var passage = Assert.Single(PassageDiff.Of([Section("b1", "Name", "It falls.")], [Section("b1", "Name", "It rises.")]));
        Assert.Equal("It falls. rises.", Text(Assert.Single(passage.Lines)));
    }

    [Fact]
    public void What_moved_and_changed_is_said_to_have_done_both()
    {
        Passage[] before = [Section("b1", "One", "First."), Section("b2", "Two", "Second."), Section("b3", "Three", "Third.")];
        Passage[] after = [Section("b3", "Three", "The third."), before[0], before[1]];
        var compared = PassageDiff.Of(before, after);
        Assert.Equal([(PassageChange.Changed, true), (PassageChange.Same, false), (PassageChange.Same, false)], compared.Select(passage => (passage.Change, passage.IsMoved)));
        Assert.Equal((PassageChange.Moved, true), PassageDiff.Of(before, [before[2], before[0], before[1]]).Select(passage => (passage.Change, passage.IsMoved)).First());
    }

    private static Passage Section(string id, string label, string text) => new($"Body[{id}]", label, [new Line(LineKind.Text, text)]);

    private static IEnumerable<string> Words(ComparedPassage passage, Change change) => passage.Lines.SelectMany(line => line.Runs).Where(run => run.Change == change).Select(run => run.Text);

    private static string Text(ComparedLine line) => string.Join(' ', line.Runs.Select(run => run.Text));
}
