using System.Text;
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
        var pieces = OneLine(text).Split(Begin);
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

    /// <summary>Lines of a list follow one another without a mark of their own: on one line they get one.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        var last = ' ';
        foreach (var character in text)
        {
            if (character == '\n' && (char.IsLetterOrDigit(last) || last is ')' or '%'))
                line.Append(';');
            line.Append(character == '\n' ? ' ' : character);
            if (character is not (Begin or End))
                last = character;
        }
        return line.ToString();
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
