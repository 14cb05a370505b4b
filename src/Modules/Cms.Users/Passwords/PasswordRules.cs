using Zxcvbn;
using Zxcvbn.Matcher;

namespace Cms.Users.Passwords;

/// <summary>
/// What a password must be: long, not made of the person's own names, and hard to guess by zxcvbn's estimate (3 of 4: safe when the hashes are stolen).
/// No rule about digits or signs, which only makes passwords harder to remember.
/// </summary>
public static class PasswordRules
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 256;
    private const int EnoughScore = 3;
    // The estimate's time grows with the square of the length, and what is beyond is surplus.
    private const int Judged = 72;

    /// <summary>Why a password is refused, each as a sentence; empty when it is accepted.</summary>
    public static IReadOnlyList<string> Reasons(string? password, IEnumerable<string?> ownNames)
    {
        if (password is null || password.Length < MinimumLength)
            return [$"Use at least {MinimumLength} characters. Four or five words that do not belong together are easy to remember."];
        if (password.Length > MaximumLength)
            return [$"Use at most {MaximumLength} characters."];
        var own = ownNames.Where(name => name is { Length: >= 3 }).Select(name => name!).ToList();
        if (own.Any(name => password.Contains(name, StringComparison.OrdinalIgnoreCase)))
            return ["Do not use your user name or address in the password."];
        var estimate = Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Judged)], own);
        return estimate.Score >= EnoughScore
            ? []
            : ["This password is too easy to guess.", .. estimate.MatchSequence.Select(Weakness).OfType<string>().Distinct(), "Add another word or two that do not belong together."];
    }

    // What a guessing program would try; the part itself is not repeated, because the page may be seen by others.
    private static string? Weakness(Match part) => part switch
    {
        DictionaryMatch { DictionaryName: "passwords" } => "A part of it is on the list of the most used passwords.",
        DictionaryMatch { DictionaryName: "male_names" or "female_names" or "surnames" } => "Names are easy to guess.",
        L33tDictionaryMatch => "Signs in the place of letters, such as @ for a, help little.",
        RepeatMatch => "Repeated signs, such as “aaa”, are easy to guess.",
        SequenceMatch => "Sequences, such as “abc” or “6543”, are easy to guess.",
        SpatialMatch => "Rows of keys, such as “qwerty”, are easy to guess.",
        DateMatch => "Dates and years are easy to guess.",
        { Pattern: "year" } => "Dates and years are easy to guess.",
        _ => null,
    };
}
