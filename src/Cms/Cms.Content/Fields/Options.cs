using System.Text.Json.Serialization;

namespace Cms.Content.Fields;

/// <summary>One choice of a list: the words that staff read, and the value that is stored.</summary>
public sealed record ListOption
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("value")]
    public string? Value { get; init; }

    /// <summary>Set from the beginning, in a list where several can be chosen.</summary>
    [JsonPropertyName("default")]
    public bool Default { get; init; }

    [JsonIgnore]
    public string Words => string.IsNullOrEmpty(Name) ? Value ?? "" : Name;
}
