using System.Text.RegularExpressions;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>The language of an item and the set of its translations. Written by the action that makes a translation, not by the page's form.</summary>
public sealed record LocalizationPart : ContentPart
{
    public string? LocalizationSet { get; init; }
    public string? Culture { get; init; }
}

public sealed partial class LocalizationPartKind : PartKind<LocalizationPart>
{
    protected override IEnumerable<ContentError> Invalid(LocalizationPart value, PartContext context)
    {
        if (value.Culture is { Length: > 0 } && !Culture().IsMatch(value.Culture))
            yield return new(context.Path, $"“{value.Culture}” is not a language code. Write it as es or es-MX.");
    }

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Culture();
}
