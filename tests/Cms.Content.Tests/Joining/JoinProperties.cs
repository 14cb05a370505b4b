using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;
using FsCheck;
using FsCheck.Fluent;

namespace Cms.Content.Tests.Joining;

/// <summary>What holds for any two people who edit one page, whatever they do.</summary>
public sealed class JoinProperties
{
    [Fact]
    public void Who_did_nothing_changes_nothing() => Holds((mine, _) =>
    {
        var (start, edited) = (Pages.Page(), Pages.Edited(Pages.Page(), mine, "m"));
        var (first, second, third) = (Pages.Join(start, edited, start), Pages.Join(start, start, edited), Pages.Join(start, edited, edited));
        return Is(first, edited) && Is(second, edited) && Is(third, edited) && first.Others.Count == 0 && third.Others.Count == 0;
    });

    [Fact]
    public void Every_word_is_in_the_joined_text_or_in_a_question() => Holds((mine, theirs) =>
    {
        var (start, one, other) = Two(mine, theirs);
        var joined = Pages.Join(start, one, other);
        var (typed, kept) = (Pages.Words(one).Concat(Pages.Words(other)).Except(Pages.Words(start)), Pages.Words(joined.Content));
        var asked = joined.Conflicts.SelectMany(conflict => Pages.Words(conflict.Mine.Json).Concat(Pages.Words(conflict.Theirs.Json))).ToHashSet();
        // And what nobody removed is there.
        var untouched = Pages.Words(start).Intersect(Pages.Words(one)).Intersect(Pages.Words(other)).Except(asked);
        return typed.All(word => kept.Contains(word) || asked.Contains(word)) && untouched.All(kept.Contains);
    });

    [Fact]
    public void Both_people_are_asked_about_the_same_places() => Holds((mine, theirs) =>
    {
        var (start, one, other) = Two(mine, theirs);
        var (here, there) = (Pages.Join(start, one, other), Pages.Join(start, other, one));
        return here.Conflicts.Select(conflict => conflict.Path).Order().SequenceEqual(there.Conflicts.Select(conflict => conflict.Path).Order())
            && here.Conflicts.Select(conflict => conflict.Path).Distinct().Count() == here.Conflicts.Count;
    });

    [Fact]
    public void Choices_are_carried_out_and_answer_every_question() => Holds((mine, theirs) =>
    {
        var (start, one, other) = Two(mine, theirs);
        var joined = Pages.Join(start, one, other);
        foreach (var choice in Enum.GetValues<JoinChoice>())
        {
            var resolved = joined.Resolve(joined.Conflicts.ToDictionary(conflict => conflict.Path, conflict => choice is JoinChoice.Both && !conflict.CanKeepBoth ? JoinChoice.Mine : choice));
            var kept = Pages.Words(resolved.Content);
            if (resolved.Conflicts.Count > 0 || !joined.Conflicts.All(conflict => Wanted(conflict, choice).All(kept.Contains)))
                return false;
        }
        return true;
    });

    [Fact]
    public void Blocks_keep_their_ids_and_come_once() => Holds((mine, theirs) =>
    {
        var (start, one, other) = Two(mine, theirs);
        var ids = Pages.Join(start, one, other).Content.Ids().ToList();
        return ids.Distinct().Count() == ids.Count && ids.All(id => one.Ids().Contains(id) || other.Ids().Contains(id));
    });

    [Fact]
    public void The_arguments_are_left_as_they_are() => Holds((mine, theirs) =>
    {
        var (start, one, other) = Two(mine, theirs);
        var before = (ContentJson.Write(start), ContentJson.Write(one), ContentJson.Write(other));
        Pages.Join(start, one, other);
        return before == (ContentJson.Write(start), ContentJson.Write(one), ContentJson.Write(other));
    });

    private static IEnumerable<string> Wanted(JoinConflict conflict, JoinChoice choice) => choice switch
    {
        JoinChoice.Theirs => Pages.Words(conflict.Theirs.Json),
        JoinChoice.Both when conflict.CanKeepBoth => Pages.Words(conflict.Mine.Json).Concat(Pages.Words(conflict.Theirs.Json)),
        _ => Pages.Words(conflict.Mine.Json),
    };

    private static (JsonObject Start, JsonObject Mine, JsonObject Theirs) Two(int[] mine, int[] theirs) =>
        (Pages.Page(), Pages.Edited(Pages.Page(), mine, "m"), Pages.Edited(Pages.Page(), theirs, "t"));

    private static bool Is(Joined joined, JsonObject content) => joined.Conflicts.Count == 0 && JsonNode.DeepEquals(joined.Content, content);

    private static void Holds(Func<int[], int[], bool> property)
    {
        var edits = Gen.Choose(0, 4095).ArrayOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(14), Prop.ForAll(edits, edits, property));
    }
}
