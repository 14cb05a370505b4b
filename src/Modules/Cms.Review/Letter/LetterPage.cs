using Cms.Review.Comments;
using Cms.Review.Requests;
using Cms.Web.Texts;

namespace Cms.Review.Letter;

/// <summary>Everything on a letter. <see cref="TextHash"/> and <see cref="VersionId"/> go into the form: a signature counts for what was shown.</summary>
public sealed record LetterPage(ReviewRequest Request, string Title, string Action)
{
    public required string SiteName { get; init; }
    public required string Asker { get; init; }
    /// <summary>"Tess Tester changed 2 parts since you signed off on 12 Jun 2026."</summary>
    public required string Lead { get; init; }
    public required string Readers { get; init; }
    public required string Right { get; init; }
    public string? Until { get; init; }
    public required string TextHash { get; init; }
    public required string VersionId { get; init; }

    /// <summary>False: nobody has signed yet, so there is nothing to compare with.</summary>
    public bool HasBefore { get; init; }
    public required IReadOnlyList<ComparedPassage> Passages { get; init; }
    public required IReadOnlyList<NextReviewChoice> NextReviews { get; init; }
    public required int Months { get; init; }

    public bool ShowAll { get; init; }
    public bool Declared { get; init; }
    public IReadOnlyList<NewComment> Typed { get; init; } = [];
    public string? Error { get; init; }
    /// <summary>The control that the error is about.</summary>
    public string? ErrorAt { get; init; }
    /// <summary>What changed since the letter was opened, when that stopped the signature.</summary>
    public IReadOnlyList<ComparedPassage>? Fresh { get; init; }

    public IReadOnlyList<ComparedPassage> Changed => [.. Passages.Where(passage => passage.IsChanged)];
    public IEnumerable<ComparedPassage> Shown => ShowAll || !HasBefore ? Passages : Passages.Where(passage => passage.IsChanged || passage.Passage.IsList);

    /// <summary>At an unhurried 200 words a minute.</summary>
    public int Minutes => Math.Max(1, (Shown.Sum(passage => passage.Passage.Lines.Sum(line => WordDiff.Split(line.Text).Length)) + 100) / 200);

    public string Comment(string place) => Typed.FirstOrDefault(comment => comment.Place == place)?.Text ?? "";
}

public sealed record NextReviewChoice(int Months, string Words);

/// <summary>A letter that is closed: why, and what can be done.</summary>
public sealed record ClosedLetter(LetterClosed Why, string SiteName)
{
    public string? Asker { get; init; }
    public string? Title { get; init; }
    public string? Day { get; init; }
    /// <summary>Where to ask for a new link; null where there is none to ask for.</summary>
    public string? AskAgain { get; init; }
    public bool AskedAgain { get; init; }
}

/// <summary>After the answer.</summary>
public sealed record AnsweredLetter(string Title, string SiteName, string Asker, bool Signed);
