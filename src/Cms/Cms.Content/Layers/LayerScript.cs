namespace Cms.Content.Layers;

/// <summary>
/// The script of a layer's <c>JavascriptCondition</c>, as far as it is a question that Orchard's layers ask: <c>isHomepage()</c>, <c>isAnonymous()</c>,
/// <c>isAuthenticated()</c>, <c>isInRole('x')</c>, <c>url('~/x*')</c>, <c>culture('en')</c>, <c>true</c>, <c>false</c>, with <c>!</c>, <c>&amp;&amp;</c>, <c>||</c> and parentheses.
/// Nothing is run: the questions are answered while they are read. Every visitor counts as anonymous (<see cref="LayerFacts"/>).
/// </summary>
public static class LayerScript
{
    private const int LongestScript = 2000;
    private const int MaxNesting = 50;

    /// <summary>Whether the script holds; null when it says something else than the questions above.</summary>
    public static bool? Holds(string? script, LayerFacts facts)
    {
        if (script is null or { Length: > LongestScript })
            return null;
        var reader = new Reader(script, facts);
        reader.TakeReturn();
        var value = reader.Or(0);
        reader.Take(";");
        return reader.IsAtEnd ? value : null;
    }

    private sealed class Reader(string text, LayerFacts facts)
    {
        private int at;

        public bool IsAtEnd => Peek() is null;

        public bool? Or(int depth)
        {
            var value = And(depth);
            while (value is not null && Take("||"))
                value = And(depth) is { } next ? value.Value || next : null;
            return value;
        }

        private bool? And(int depth)
        {
            var value = Not(depth);
            while (value is not null && Take("&&"))
                value = Not(depth) is { } next ? value.Value && next : null;
            return value;
        }

        private bool? Not(int depth)
        {
            if (depth > MaxNesting)
                return null;
            if (Take("!"))
                return !Not(depth + 1);
            if (!Take("("))
                return Question();
            var value = Or(depth + 1);
            return Take(")") ? value : null;
        }

        private bool? Question()
        {
            Peek();
            var start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
                at++;
            var word = text[start..at];
            if (word is "true" or "false")
                return word == "true";
            if (!Take("(") || Argument() is not { } argument || !Take(")"))
                return null;
            return (word, argument.Length) switch
            {
                ("isHomepage", 0) => facts.IsHome,
                ("isAnonymous", 0) => true,
                ("isAuthenticated", 0) => false,
                ("isInRole", > 0) => argument.Equals("Anonymous", StringComparison.OrdinalIgnoreCase),
                ("culture", > 0) => argument.Equals(facts.Culture, StringComparison.OrdinalIgnoreCase),
                ("url", > 0) => IsUrl(argument),
                _ => null,
            };
        }

        // "~/" is the site's root, which may be left out, and a star at the end stands for anything.
        private bool IsUrl(string pattern)
        {
            var address = $"/{pattern.TrimStart('~').TrimStart('/')}";
            return address.EndsWith('*')
                ? facts.Path.StartsWith(address[..^1], StringComparison.OrdinalIgnoreCase)
                : facts.Path.TrimEnd('/').Equals(address.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
        }

        /// <summary>A text in quotes, or an empty one where there is none; null when it does not end.</summary>
        private string? Argument()
        {
            if (Peek() is not ('\'' or '"'))
                return "";
            var quote = text[at++];
            var end = text.IndexOf(quote, at);
            if (end < 0)
                return null;
            var argument = text[at..end];
            at = end + 1;
            return argument.Contains('\\') ? null : argument;
        }

        /// <summary>The word that a script may begin with, where it is a word of its own.</summary>
        public void TakeReturn()
        {
            const string Word = "return";
            var start = at;
            if (Take(Word) && at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '$'))
                at = start;
        }

        public bool Take(string word)
        {
            Peek();
            if (!text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                return false;
            at += word.Length;
            return true;
        }

        private char? Peek()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            return at < text.Length ? text[at] : null;
        }
    }
}
