using System.Globalization;
using System.Text;

namespace Cms.Content.Recipes;

/// <summary>An expression cannot be evaluated: what is wrong, and how to mend it.</summary>
public sealed class ExpressionException(string what, string mend) : Exception($"{what} {mend}")
{
    public string What => what;
    public string Mend => mend;
}

/// <summary>
/// Reads the small part of JavaScript that recipes use, and evaluates while it reads: texts, numbers, <c>true false null</c>, parentheses, <c>+</c>,
/// calls of a fixed list of functions, and <c>new Date().toISOString()</c>. Anything else is refused: nothing of a recipe runs that is not on the list.
/// </summary>
internal sealed class ExpressionParser(string text, Func<string, IReadOnlyList<object?>, object?> call, TimeProvider clock)
{
    private const int MaxNesting = 50;
    private int at;
    private int nesting;

    /// <summary>The value as a text: what stands in the recipe is replaced by a text always.</summary>
    public string Evaluate()
    {
        var value = Sum();
        Space();
        while (at < text.Length && text[at] == ';')
        {
            at++;
            Space();
        }
        return at == text.Length ? AsText(value) : throw Unknown();
    }

    private object? Sum()
    {
        if (++nesting > MaxNesting)
            throw new ExpressionException("The expression is nested too deeply.", "Write it simpler.");
        var value = Value();
        while (Take('+'))
        {
            var next = Value();
            value = value is double left && next is double right ? left + right : AsOperand(value) + AsOperand(next);
        }
        nesting--;
        return value;
    }

    private object? Value()
    {
        Space();
        if (at == text.Length)
            throw Unknown();
        var c = text[at];
        if (c is '\'' or '"')
            return Literal(c);
        if (char.IsAsciiDigit(c))
            return Number();
        if (Take('('))
        {
            var inner = Sum();
            Expect(')');
            return inner;
        }
        return char.IsLetter(c) || c is '_' ? Named(Word()) : throw Unknown();
    }

    private object? Named(string word)
    {
        switch (word)
        {
            case "true": return true;
            case "false": return false;
            case "null" or "undefined": return null;
            case "new": return Now();
        }
        Expect('(');
        var arguments = new List<object?>();
        if (!Take(')'))
        {
            do
                arguments.Add(Sum());
            while (Take(','));
            Expect(')');
        }
        return call(word, arguments);
    }

    private string Now()
    {
        Space();
        if (Word() != "Date")
            throw Unknown();
        Expect('(');
        Expect(')');
        Expect('.');
        if (Word() != "toISOString")
            throw Unknown();
        Expect('(');
        Expect(')');
        return clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private string Literal(char quote)
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

    private double Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        return double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown();
    }

    private string Word()
    {
        Space();
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_'))
            at++;
        return text[start..at];
    }

    private bool Take(char c)
    {
        Space();
        if (at >= text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
            throw Unknown();
    }

    private void Space()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    private ExpressionException Unknown() => new(
        at >= text.Length ? "The expression ends too early." : $"The expression has something at “{text[at..Math.Min(text.Length, at + 20)]}” that recipes may not use here.",
        "Use texts, numbers, +, uuid(), base64(), html(), gzip(), variables(), parameters(), configuration() and new Date().toISOString() only, or write the value itself.");

    /// <summary>JavaScript's own words when a value without text is joined to one; alone it becomes an empty text.</summary>
    private static string AsOperand(object? value) => value is null ? "null" : AsText(value);

    private static string AsText(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
