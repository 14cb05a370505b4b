using ObGyn.Physicians;

namespace ObGyn.Theme;

/// <summary>A portrait in the arch: the photo, or the initials on a ground that follows the position in the list.</summary>
public sealed record Face(PhysicianProfile Person, int Position, string? Size)
{
    public string Classes => $"face face--{Position % 4}{(Size is null ? "" : $" face--{Size}")}";
}
