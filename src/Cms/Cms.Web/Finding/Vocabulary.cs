using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Finding;

/// <summary>The words that stand on the site, to complete a word that was begun and to correct one that was mistyped.</summary>
public static class Vocabulary
{
    private const int MostCompletions = 40;
    private const int ShortestBeginning = 3;
    private const int ShortestMistake = 4;

    /// <summary>
    /// Words that begin so, the frequent ones first. The index finds words by their stems, and the beginning of a word need not begin its stem,
    /// so what was begun is completed first. One or two letters are left to the index.
    /// </summary>
    public static IReadOnlyList<string> Complete(SqliteConnection connection, string beginning) => beginning.Length < ShortestBeginning ? [] :
        connection.Query<string>(
            "SELECT term FROM vocabulary WHERE term >= @beginning AND term < @end ORDER BY doc DESC, term LIMIT @MostCompletions",
            new { beginning, end = beginning + char.MaxValue, MostCompletions }).AsList();

    /// <summary>The query with each word that stands nowhere replaced by the nearest one that does; null when nothing came out different.</summary>
    public static QueryWords? Correct(SqliteConnection connection, QueryWords query)
    {
        var corrected = query.Words.Select(word => Nearest(connection, word)).ToList();
        return corrected.SequenceEqual(query.Words) ? null : QueryWords.Parse(string.Join(' ', corrected));
    }

    private static string Nearest(SqliteConnection connection, string word)
    {
        if (word.Length < ShortestMistake || word.Any(char.IsDigit) || Complete(connection, word).Count > 0)
            return word;
        var allowed = word.Length < 7 ? 1 : 2;
        return connection.Query<(string Term, long Pages)>("SELECT term, doc FROM vocabulary WHERE length(term) BETWEEN @shortest AND @longest",
                new { shortest = Math.Max(ShortestMistake - 1, word.Length - allowed), longest = word.Length + allowed })
            .Select(entry => (entry.Term, entry.Pages, Distance: Distance(word, entry.Term, allowed)))
            .Where(entry => entry.Distance <= allowed)
            .OrderBy(entry => entry.Distance).ThenBy(entry => entry.Term[0] == word[0] ? 0 : 1).ThenByDescending(entry => entry.Pages).ThenBy(entry => entry.Term, StringComparer.Ordinal)
            .Select(entry => entry.Term).FirstOrDefault(word);
    }

    /// <summary>How many letters to add, drop, replace or swap with their neighbour; anything above <paramref name="most"/> may come out as any larger number.</summary>
    private static int Distance(string left, string right, int most)
    {
        var (before, last, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most + 1)
                return least;
            (before, last, row) = (last, row, before);
        }
        return last[right.Length];
    }
}
