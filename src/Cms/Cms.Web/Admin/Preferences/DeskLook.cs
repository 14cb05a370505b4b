using System.Security.Claims;
using Cms.Web.Security;

namespace Cms.Web.Admin.Preferences;

/// <summary>One person's choices. <paramref name="Theme"/> null follows the system; without <paramref name="SingleKeys"/> only keys with Ctrl or Alt do something (WCAG 2.1.4).</summary>
public sealed record Look(string? Theme, bool SingleKeys)
{
    public const string Light = "light";
    public const string Dark = "dark";

    public static Look Usual { get; } = new(null, SingleKeys: true);
}

public sealed class DeskLook(DeskPreferences preferences, ICurrentActor actors)
{
    private const string Name = "look";
    private const string KeysOff = "keys-off";

    public async Task<Look> OfAsync(string userId)
    {
        var words = (await preferences.FindAsync(userId, Name))?.Split(' ') ?? [];
        return new Look(words.FirstOrDefault(word => word is Look.Light or Look.Dark), !words.Contains(KeysOff));
    }

    public async Task<Look> OfAsync(ClaimsPrincipal person) => await actors.FindAsync(person) is { } actor ? await OfAsync(actor.UserId) : Look.Usual;

    public Task SetAsync(string userId, Look look) => look == Look.Usual
        ? preferences.RemoveAsync(userId, Name)
        : preferences.SetAsync(userId, Name, string.Join(' ', new[] { look.Theme, look.SingleKeys ? null : KeysOff }.OfType<string>()));
}
