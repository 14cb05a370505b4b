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
    /// <summary>How many characters one value may have: a file of the largest size as Base64, and some more.</summary>
    public const int MaxLength = 16 * 1024 * 1024;
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
        // Joined in one place: a sum of very many texts would otherwise be copied as often as it has texts.
        StringBuilder? joined = null;
        while (words.Take('+'))
        {
            var next = Value();
            if (joined is null && value is double left && next is double right)
            {
                value = left + right;
                continue;
            }
            joined ??= new StringBuilder(AsOperand(value));
            joined.Append(AsOperand(next));
            if (joined.Length > MaxLength)
                throw new ExpressionException($"The expression gives a text of more than {MaxLength:N0} characters.", "Put large texts beside the recipe, as files.");
        }
        nesting--;
        return joined is null ? value : joined.ToString();
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
