using System.Globalization;
using Cms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Cms.Users.TwoStep;

/// <summary>
/// The second step of signing in: a code of six digits from an app (RFC 6238), or one of ten recovery codes, each of which works once.
/// A code that was accepted is not accepted again.
/// </summary>
public sealed class SecondStep(UserManager<CmsUser> users, IOptions<UsersOptions> site, TimeProvider clock)
{
    public const int Codes = 10;
    private const string Provider = "desk";
    private const string LastCode = "last-code";

    // Identity takes the codes of 90 seconds before and after.
    private static readonly TimeSpan Accepted = TimeSpan.FromMinutes(4);

    /// <summary>Makes a new secret; the one before, and an app that holds it, do not count any more.</summary>
    public async Task BeginAsync(CmsUser user)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
    }

    /// <summary>The secret to type into an app, in groups of four, and a picture of it to scan; null before <see cref="BeginAsync"/>.</summary>
    public async Task<(string Secret, string Picture)?> SecretAsync(CmsUser user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return null;
        var issuer = Uri.EscapeDataString(site.Value.SiteName);
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode($"otpauth://totp/{issuer}:{Uri.EscapeDataString(user.UserName!)}?secret={key}&issuer={issuer}&digits=6", QRCodeGenerator.ECCLevel.Q);
        var svg = new SvgQRCode(data).GetGraphic(4);
        return (string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(group => new string(group))), "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg)));
    }

    /// <summary>Switches it on when the code proves that the app holds the secret. Null: the code is not right.</summary>
    public async Task<IReadOnlyList<string>?> SwitchOnAsync(CmsUser user, string? code)
    {
        if (!await TakeCodeAsync(user, code))
            return null;
        await users.SetTwoFactorEnabledAsync(user, true);
        return await NewCodesAsync(user);
    }

    public async Task SwitchOffAsync(CmsUser user)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);
    }

    /// <summary>Ten new recovery codes; those before do not work any more.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(CmsUser user) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes) ?? []];

    /// <summary>Uses a code of the app, or a recovery code.</summary>
    public async Task<bool> TakeAsync(CmsUser user, string? typed)
    {
        var code = Clean(typed);
        return code.Length == 6 && code.All(char.IsAsciiDigit) ? await TakeCodeAsync(user, code) : code.Length > 0 && (await users.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded;
    }

    /// <summary>Uses a code of the app.</summary>
    public async Task<bool> TakeCodeAsync(CmsUser user, string? typed)
    {
        var code = Clean(typed);
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code))
            return false;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var last = (await users.GetAuthenticationTokenAsync(user, Provider, LastCode))?.Split(' ');
        if (last is [var used, var at] && used == code && long.TryParse(at, CultureInfo.InvariantCulture, out var then) && now - then < Accepted.TotalSeconds)
            return false;
        // Two that come with one code at once: the user's row changed for the second.
        return (await users.SetAuthenticationTokenAsync(user, Provider, LastCode, string.Create(CultureInfo.InvariantCulture, $"{code} {now}"))).Succeeded;
    }

    // People type "123 456", and recovery codes in any case.
    private static string Clean(string? typed) => (typed is { Length: < 100 } ? typed : "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
