using ObGyn.Physicians.Directory;

namespace ObGyn.Theme;

/// <summary>A person in a list, at a position that chooses the ground of the portrait.</summary>
public sealed record PersonRow(TeamMember Member, int Position, Department Department)
{
    public string? Phone => Member.Phone?.Number ?? Department.Phone;

    /// <summary>Where a visit is asked for; only where new patients are taken, and never without an NPI: that profile is not bookable yet.</summary>
    public string? VisitUrl => Member is { Accepting: { IsKnown: true, IsAccepting: true }, Profile: { Npi.Text.Length: > 0 } profile } && profile.ProviderType.Text != "PhD"
        ? Cms.Content.Html.Links.IsSafe(profile.Booking.Url) ? profile.Booking.Url : Department.AppointmentUrl
        : null;
}
