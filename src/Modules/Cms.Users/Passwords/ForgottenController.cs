using Cms.Content.Storage;
using Cms.Users.People;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.Passwords;

/// <summary>
/// A new link to choose a password, by mail. The answer is the same whoever asks for whomever, and takes as long. Without a mail server, or while the site's own
/// address is not in its settings (the request's could be forged, and the link would lead there), the page says whom to ask instead.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ForgottenController(Database database, UserDirectory users, PasswordLinks links, PasswordMails mails) : Controller
{
    public const string Address = "/account/forgotten";
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(600);

    [HttpGet(Address)]
    public async Task<IActionResult> Show() => View("Account/Forgotten", new ForgottenPage(await mails.OwnOriginAsync() is not null, Asked: false));

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string? login)
    {
        var origin = await mails.OwnOriginAsync();
        var answer = Task.Delay(Answer);
        if (origin is not null && login is { Length: > 0 and <= 256 } && await users.FindByLoginAsync(login) is { IsEnabled: true, Email: { } address } person)
        {
            await database.WriteAsync(async session =>
            {
                // Nobody fills another's mailbox: one mail in five minutes.
                if (!await links.WasMadeLatelyAsync(session, person.UserId))
                    await mails.SendAsync(session, address, person.DisplayName, PasswordMail.Forgotten, origin + await links.CreateAsync(session, person.UserId));
                return true;
            });
        }
        await answer;
        return View("Account/Forgotten", new ForgottenPage(origin is not null, Asked: true));
    }
}

/// <param name="CanMail">A link can be mailed at all.</param>
/// <param name="Asked">The form was sent.</param>
public sealed record ForgottenPage(bool CanMail, bool Asked);
