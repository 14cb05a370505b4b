using Cms.Content.Storage;

namespace Cms.Web.Admin.Home;

/// <summary>One panel of Home's side column: a partial view and its model. The view writes a whole <c>section.card</c> with a heading of level 2.</summary>
public sealed record HomePanel(string View, object Model);

/// <summary>A module's panel for Home, such as reviews by section. Asked whenever someone opens Home, so it answers in a query or two.</summary>
public interface IHomePanel
{
    /// <summary>The lowest comes first. "Next 7 days" is 10, "Latest changes" 90.</summary>
    double Position { get; }

    /// <summary>Null: nothing to show to this person.</summary>
    Task<HomePanel?> ForAsync(Actor reader);
}
