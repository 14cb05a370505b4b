using Cms.Content.Model;
using Cms.Content.Parts;

namespace ObGyn.Theme;

/// <summary>A number of a place: what it is for, and when someone answers.</summary>
public sealed record PhoneLine(string? Purpose, string Number, IReadOnlyList<string> Hours);

public static class Phones
{
    /// <summary>The numbers in a place's bag "Phones"; an entry without a number is left out.</summary>
    public static IReadOnlyList<PhoneLine> Of(ContentItem place) =>
    [
        .. (place.As<BagPart>("Phones")?.ContentItems ?? [])
            .Where(phone => phone.TextOf("Number") is not null)
            .Select(phone => new PhoneLine(phone.TextOf("Purpose"), phone.TextOf("Number")!, phone.LinesOf("Hours") is { Count: > 0 } lines ? lines : phone.TextOf("Hours")?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])),
    ];
}
