using Microsoft.AspNetCore.Html;

namespace Cms.Web.Finding;

/// <summary>A text with some words marked, as runs; plain text, to be encoded where it is shown.</summary>
public sealed record MarkedText(IReadOnlyList<(string Text, bool IsMarked)> Runs)
{
    /// <summary>Control characters that no indexed text has.</summary>
    internal const char Begin = '\u0002';
    internal const char End = '\u0003';

    public bool HasMarks => Runs.Any(run => run.IsMarked);

    public static MarkedText Read(string text)
    {
        var runs = new List<(string, bool)>();
        var pieces = text.Replace('\n', ' ').Split(Begin);
        if (pieces[0].Length > 0)
            runs.Add((pieces[0], false));
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf(End, StringComparison.Ordinal);
            runs.Add((end < 0 ? piece : piece[..end], true));
            if (end >= 0 && end + 1 < piece.Length)
                runs.Add((piece[(end + 1)..], false));
        }
        return new MarkedText(runs);
    }

    /// <summary>Encoded, with <c>mark</c> around the marked words and no space added.</summary>
    public IHtmlContent ToHtml()
    {
        var html = new HtmlContentBuilder();
        foreach (var (text, isMarked) in Runs)
        {
            if (isMarked)
                html.AppendHtml("<mark>").Append(text).AppendHtml("</mark>");
            else
                html.Append(text);
        }
        return html;
    }

    public override string ToString() => string.Concat(Runs.Select(run => run.Text));
}
