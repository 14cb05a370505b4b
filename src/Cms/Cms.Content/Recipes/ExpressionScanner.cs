using System.Globalization;
using System.Text;

namespace Cms.Content.Recipes;

/// <summary>The words of an expression: names, numbers, texts in quotes, single characters; white space between them does not count.</summary>
internal sealed class ExpressionScanner(string text)
{
    private int at;

    /// <summary>The next character, or null at the end.</summary>
    public char? Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length ? text[at] : null;
    }

    public bool Take(char c)
    {
        if (Peek() != c)
            return false;
        at++;
        return true;
    }

    public void Expect(char c)
    {
        if (!Take(c))
            throw Unknown();
    }

    public void Expect(string word)
    {
        if (Word() != word)
            throw Unknown();
    }

    public string Word()
    {
        Peek();
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_'))
            at++;
        return text[start..at];
    }

    public double Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        return double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown();
    }

    /// <summary>A text in quotes, with JavaScript's escapes.</summary>
    public string Literal(char quote)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] is '\n')
                throw Unknown();
            value.Append(text[at] == '\\' ? Escaped() : text[at]);
        }
        if (at++ >= text.Length)
            throw new ExpressionException("A text in the expression has no closing quote.", "Close it, or write \\' for a quote inside.");
        return value.ToString();
    }

    public ExpressionException Unknown() => new(
        at >= text.Length ? "The expression ends too early." : $"The expression has something at “{text[at..Math.Min(text.Length, at + 20)]}” that recipes may not use here.",
        "Use texts, numbers, +, uuid(), base64(), html(), gzip(), variables(), parameters(), configuration(), getUrlPrefix() and new Date().toISOString() only, or write the value itself.");

    private char Escaped()
    {
        if (++at >= text.Length)
            throw Unknown();
        switch (text[at])
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when at + 4 < text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            case '\\' or '\'' or '"' or '/' or '`': return text[at];
            default: throw Unknown();
        }
    }
}
