using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Mail;
using Cms.Web.Security;

namespace Cms.Review.Requests;

/// <summary>Who is asked, as typed or chosen: an account of this site, or a name with an address; a profile is a page of this site that the signature will name.</summary>
public sealed record ReviewerInput(string? UserId, string? ProfileId, string? Name, string? Email);

/// <summary>Who is asked, checked. <paramref name="IsKnown"/>: mail goes to an account's address that somebody else looks after, so only the reviewer reads it.</summary>
internal sealed record Reviewer(string Name, string? Email, string? UserId, string? ProfileId, bool IsKnown)
{
    public static async Task<Reviewer> CheckAsync(WriteSession session, IPeople people, ReviewerInput input)
    {
        var email = input.Email?.Trim();
        var profile = string.IsNullOrWhiteSpace(input.ProfileId) ? null : await session.LatestAsync(input.ProfileId) ?? throw Wrong("profile", "This profile is not there any more. Choose another one.");
        if (!string.IsNullOrWhiteSpace(input.UserId))
        {
            var person = (await people.WithAsync(ReviewPermissions.SignOff)).FirstOrDefault(known => known.UserId == input.UserId)
                ?? throw Wrong("user", "This person may not sign pages off. An administrator can give them the right to.");
            return new Reviewer(profile?.DisplayText ?? person.Name, person.Email, person.UserId, profile?.ContentItemId, person.Email is not null);
        }
        var name = profile?.DisplayText ?? input.Name?.Trim();
        if (string.IsNullOrEmpty(name))
            throw Wrong("name", "Say who shall check the page.");
        if (name.Length > 200)
            throw Wrong("name", "This name is too long.");
        if (!string.IsNullOrEmpty(email) && !Mailbox.IsAddress(email))
            throw Wrong("email", $"“{email}” is not a mail address. It looks like name@example.org.");
        return new Reviewer(name, string.IsNullOrEmpty(email) ? null : email, null, profile?.ContentItemId, IsKnown: false);
    }

    private static InvalidContentException Wrong(string field, string message) => new([new ContentError(field, message)]);
}
