using Cms.Content.Model;
using Cms.Content.Publishing;

namespace ObGyn.Physicians;

/// <summary>What cannot be true of a person does not go live.</summary>
public sealed class ProfileRules : IPublishRule
{
    private const decimal Oldest = 120;

    public IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema)
    {
        if (item.ContentType != nameof(PhysicianProfile) || item.As<PhysicianProfile>() is not { } person)
            yield break;
        if (person.Orcid.Text is { Length: > 0 } orcid && !Orcid.IsValid(orcid))
            yield return new ContentError("PhysicianProfile.Orcid", $"{orcid} is not a valid ORCID: it is written 0000-0002-1825-0097, and its last character checks the others. Copy it from orcid.org again, or leave it empty.");
        if (person.AgesFrom.Value is < 0 or > Oldest || person.AgesTo.Value is < 0 or > Oldest)
            yield return new ContentError("PhysicianProfile.AgesFrom", $"Ages are years from 0 to {Oldest}.");
        else if (person.AgesTo.Value < person.AgesFrom.Value)
            yield return new ContentError("PhysicianProfile.AgesTo", "The upper age must not be below the lower one.");
    }
}

/// <summary>The researcher's identifier of orcid.org: 16 characters in four groups, the last one a check character after ISO 7064 MOD 11-2, where X is ten.</summary>
public static class Orcid
{
    public static bool IsValid(string orcid)
    {
        if (orcid.Length != 19 || orcid[4] != '-' || orcid[9] != '-' || orcid[14] != '-')
            return false;
        var characters = orcid.Replace("-", "", StringComparison.Ordinal);
        if (characters.Length != 16 || !characters[..15].All(char.IsAsciiDigit))
            return false;
        var total = characters[..15].Aggregate(0, (sum, digit) => (sum + digit - '0') * 2);
        var check = (12 - total % 11) % 11;
        return characters[15] == (check == 10 ? 'X' : (char)('0' + check));
    }

    public static string Url(string orcid) => $"https://orcid.org/{orcid}";
}
