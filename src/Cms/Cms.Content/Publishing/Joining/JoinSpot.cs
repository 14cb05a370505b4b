namespace Cms.Content.Publishing.Joining;

/// <summary>The item that a walk stands in: its path (empty for the page itself), its words when it is a block, its type.</summary>
internal sealed record JoinSpot(string Path, string? Block, string ContentType)
{
    public string At(string step) => Path.Length == 0 ? step : $"{Path}.{step}";

    public JoinPlace Member(string name, string label) => new(At(name), Block, label);

    public JoinPlace Field(string part, string member, string label) => new($"{At(part)}.{member}", Block, label);
}
