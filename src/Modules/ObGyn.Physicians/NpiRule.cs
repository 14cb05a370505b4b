using Cms.Content.Model;
using Cms.Content.Publishing;

namespace ObGyn.Physicians;

/// <summary>A profile without an NPI may go live as “not bookable yet”; a wrong NPI may not.</summary>
public sealed class NpiRule : IPublishRule
{
    public IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema)
    {
        if (item.As<PhysicianProfile>()?.Npi.Text is { Length: > 0 } npi && !Npi.IsValid(npi))
            yield return new ContentError("PhysicianProfile.Npi", $"{npi} is not a valid NPI: it has 10 digits, begins with 1 or 2, and its last digit checks the others. Look it up again, or leave it empty.");
    }
}

/// <summary>The National Provider Identifier: 10 digits, the first 1 or 2, with a Luhn check digit over the number prefixed by 80840 (the US card-issuer prefix for health).</summary>
public static class Npi
{
    public static bool IsValid(string npi)
    {
        if (npi.Length != 10 || npi[0] is not ('1' or '2') || !npi.All(char.IsAsciiDigit))
            return false;
        var sum = 0;
        var digits = "80840" + npi;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
