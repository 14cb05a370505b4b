namespace Cms.Content.Publishing.Joining;

/// <summary>
/// What a person chose where both texts changed the same, by <see cref="JoinConflict.Path"/>. It holds for the version of the others that was shown:
/// when they saved again since, the person is asked again.
/// </summary>
public sealed record JoinChoices(string TheirVersion, IReadOnlyDictionary<string, JoinChoice> Choices);
