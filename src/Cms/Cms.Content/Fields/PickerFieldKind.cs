using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>A kind whose value is a list of ids that a picker fills: things in an order of their own, one or several. Whether they exist is for whoever keeps them to say.</summary>
public abstract class PickerFieldKind<TField, TSettings> : FieldKind<TField, TSettings>
    where TField : ContentField, new()
    where TSettings : class, new()
{
    /// <summary>The member that holds the ids.</summary>
    protected abstract string Member { get; }

    /// <summary>What an id that is none is said not to be: “one of the pages to choose from”.</summary>
    protected virtual string OneOfThem => "one of the pages to choose from";

    protected abstract IReadOnlyList<string> Ids(TField value);

    protected abstract bool TakesSeveral(TSettings settings);

    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (Rows.Read(form, Member) is not { } rows)
            return;
        var ids = rows.Select(row => row.Value).Distinct(StringComparer.Ordinal).ToList();
        if (!TakesSeveral(SettingsOf(definition)) && ids.Count > 1)
            form.Refuse($"{definition.Label}: Choose one only.");
        Rows.Arrange(field, Member, ids);
    }

    protected sealed override bool IsEmpty(TField value) => Ids(value).Count == 0;

    protected sealed override IEnumerable<string> Invalid(TField value, ContentPartField definition) =>
        Ids(value).Where(id => !ContentIds.IsValid(id)).Select(id => $"“{id}” is not {OneOfThem}. Remove it and choose again.");

    public sealed override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) =>
        TakesSeveral(SettingsOf(definition)) ? Rows.Both(mine, theirs, Member) : null;
}
