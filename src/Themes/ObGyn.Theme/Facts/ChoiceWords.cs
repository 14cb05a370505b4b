using Cms.Content.Fields;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>Stored values of a list as the words that the list has for them; a value that is no longer in it stands for itself.</summary>
public static class ChoiceWords
{
    public static IReadOnlyList<string> Of(ContentView view, string part, string field, IEnumerable<string> values)
    {
        var definition = view.Schema.Definitions.Part(part)?.Fields.FirstOrDefault(known => known.Name == field);
        var options = definition?.Settings.Get<MultiTextFieldSettings>().Options ?? [];
        return [.. values.Select(value => options.FirstOrDefault(option => option.Value == value)?.Words ?? value)];
    }
}
