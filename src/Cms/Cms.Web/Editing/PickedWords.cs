using Cms.Content.Model;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Editing;

/// <summary>
/// Somebody names a page or a person by words and the form keeps ids: this puts the one in the place of the other before the form is bound. A picker sends its words as
/// <c>path.Pick</c>, or <c>path.PickAlso</c> where several may be chosen, and with <c>path.PickFrom</c> what it lets choose.
/// </summary>
public sealed class PickedWords(Pickers pickers)
{
    public const string One = "Pick", Another = "PickAlso", From = "PickFrom";

    /// <summary>The form with ids in it. Words that name nothing, or several pages, are refused beside their picker and come back as they were typed, by the picker's path.</summary>
    public async Task<(FormReader Form, IReadOnlyDictionary<string, string> Unclear)> ReadAsync(IFormCollection form)
    {
        var picked = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var unclear = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<(string Path, string Problem)>();
        foreach (var (name, values) in form)
        {
            if (values.LastOrDefault()?.Trim() is not { Length: > 0 } typed || Place(name) is not var (path, isOne) || !form.TryGetValue($"{path}.{From}", out var from) || PickerQuestion.Parse(from.ToString()) is not { } question)
                continue;
            var (id, problem) = (await pickers.ListAsync(question)).Find(typed);
            if (id is not null)
                picked[isOne ? $"{path}.{question.Member}" : $"{path}.Add"] = [id];
            else
                (unclear[path], problems) = (typed, [.. problems, (path, problem!)]);
        }
        var reader = new FormReader(name => picked.TryGetValue(name, out var ids) ? ids : form.TryGetValue(name, out var sent) ? [.. sent.Select(value => value ?? "")] : null);
        foreach (var (path, problem) in problems)
            reader.At(path).Refuse(problem);
        return (reader, unclear);
    }

    private static (string Path, bool IsOne)? Place(string name) =>
        name.EndsWith($".{One}", StringComparison.Ordinal) ? (name[..^(One.Length + 1)], true)
        : name.EndsWith($".{Another}", StringComparison.Ordinal) ? (name[..^(Another.Length + 1)], false)
        : null;
}
