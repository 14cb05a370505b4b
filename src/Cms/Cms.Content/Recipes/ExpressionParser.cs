using System.Globalization;

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
    private readonly ExpressionScanner words = new(text);
    private int nesting;

    /// <summary>The value as a text: what stands in the recipe is replaced by a text always.</summary>
    public string Evaluate()
    {
        var value = Sum();
        while (words.Take(';'))
        {
        }
        return words.Peek() is null ? AsText(value) : throw words.Unknown();
    }

    private object? Sum()
    {
        if (++nesting > MaxNesting)
            throw new ExpressionException("The expression is nested too deeply.", "Write it simpler.");
        var value = Value();
        while (words.Take('+'))
        {
            var next = Value();
            value = value is double left && next is double right ? left + right : AsOperand(value) + AsOperand(next);
        }
        nesting--;
        return value;
    }

    private object? Value()
    {
        switch (words.Peek())
        {
            case '\'' or '"':
                return words.Literal(words.Peek()!.Value);
            case >= '0' and <= '9':
                return words.Number();
            case '(':
                words.Expect('(');
                var inner = Sum();
                words.Expect(')');
                return inner;
            case { } c when char.IsLetter(c) || c is '_':
                return Named(words.Word());
            default:
                throw words.Unknown();
        }
    }

    private object? Named(string word) => word switch
    {
        "true" => true,
        "false" => false,
        "null" or "undefined" => null,
        "new" => Now(),
        _ => call(word, Arguments()),
    };

    private List<object?> Arguments()
    {
        var arguments = new List<object?>();
        words.Expect('(');
        if (words.Take(')'))
            return arguments;
        do
            arguments.Add(Sum());
        while (words.Take(','));
        words.Expect(')');
        return arguments;
    }

    private string Now()
    {
        words.Expect("Date");
        words.Expect('(');
        words.Expect(')');
        words.Expect('.');
        words.Expect("toISOString");
        words.Expect('(');
        words.Expect(')');
        return clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

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
