using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>From when until when a widget of a layer is seen. Each may be missing: then it is seen from its publication on, or without an end.</summary>
public sealed record ShowPeriodPart : ContentPart
{
    public DateTimeField From { get; init => field = value ?? new(); } = new();
    public DateTimeField Until { get; init => field = value ?? new(); } = new();
}

public sealed record ShowPeriodPartSettings
{
    /// <summary>Without an end it does not go live.</summary>
    public bool UntilRequired { get; init; }

    /// <summary>How many days after now the editor proposes as the end; 0 proposes none.</summary>
    public int DefaultDays { get; init; }
}

/// <summary>
/// The time of a widget that stands by itself. Its view keeps to it by the clock: nothing has to run when the time comes.
/// Inside a page the part says nothing.
/// </summary>
public sealed class ShowPeriodPartKind : PartKind
{
    private static readonly DateTimeFieldKind Times = new();
    private static readonly ContentPartField[] Members = [Member(nameof(ShowPeriodPart.From), "Shown from"), Member(nameof(ShowPeriodPart.Until), "Shown until")];

    public override string Name => nameof(ShowPeriodPart);

    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        foreach (var member in Members.Where(member => form.At(member.Name).Text(nameof(DateTimeField.Value)) is not null))
        {
            var time = part.Member(member.Name) as JsonObject ?? [];
            Times.Bind(form.At(member.Name), time, member);
            if (time.Parent is null && time.Count > 0)
                part.Put(member.Name, time);
        }
    }

    public override IEnumerable<ContentError> Invalid(JsonElement part, PartContext context) =>
        Members.SelectMany(member => Times.Invalid(TimeOf(part, member), member).Select(text => new ContentError($"{context.Path}.{member.Name}", $"{member.Label}: {text}")));

    public override IEnumerable<ContentError> Missing(JsonElement part, PartContext context)
    {
        if (context.Path.Contains('['))
            yield break;
        var (from, until) = (TimeOf(part, Members[0]).Deserialize<DateTimeField>(ContentJson.Options)?.Value, TimeOf(part, Members[1]).Deserialize<DateTimeField>(ContentJson.Options)?.Value);
        if (until is null && context.Definition.Settings.Get<ShowPeriodPartSettings>().UntilRequired)
            yield return new($"{context.Path}.{Members[1].Name}", "Say when it ends: it must not stay for ever.");
        if (until <= from)
            yield return new($"{context.Path}.{Members[1].Name}", "The end must be later than the beginning.");
    }

    private static JsonElement TimeOf(JsonElement part, ContentPartField member) =>
        ContentJson.TryGet(part, member.Name, out var time) && time.ValueKind == JsonValueKind.Object ? time : ContentJson.EmptyObject;

    private static ContentPartField Member(string name, string label) =>
        new(nameof(DateTimeField), name, new SettingsBag(ContentJson.ToElement(new JsonObject { ["ContentPartFieldSettings"] = new JsonObject { ["DisplayName"] = label } })));
}
