namespace Cms.Review;

/// <summary>On the part of a type: whether every page of the type is reviewed, which is the rule, or only those that somebody sent for review once.</summary>
public sealed record ReviewPartSettings
{
    public bool OnlyWhenAsked { get; init; }
}
