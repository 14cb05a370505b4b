using Cms.Content.Model;
using Cms.Search.Indexing;
using Cms.Web.Display;

namespace ObGyn.Physicians;

/// <summary>Someone who is no longer here is not found: not by this site's search from that publication on, nor by search engines. Their page stays and says so.</summary>
public sealed class DepartedPhysicians : ISearchFilter, INoIndexRule
{
    public bool Allows(ContentItem item) => !IsHidden(item);

    public bool IsHidden(ContentItem item) => item.ContentType == nameof(PhysicianProfile) && item.As<PhysicianProfile>() is { IsDeparted: true };
}
