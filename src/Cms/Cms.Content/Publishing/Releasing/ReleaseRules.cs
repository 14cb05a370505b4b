using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.Releasing;

/// <summary>
/// All rules about versions that are written and versions that go out, asked in turn. <paramref name="asked"/> and <paramref name="preparing"/> are those that count now;
/// what went out and what was written is told to all there are, so that one which counts again later finds its notes whole.
/// </summary>
public sealed class ReleaseRules(IEnumerable<IReleaseRule> asked, IEnumerable<IDraftRule> preparing, IReadOnlyList<IReleaseRule> told, IReadOnlyList<IDraftRule> toldOfDrafts)
{
    public static readonly ReleaseRules None = new([], [], [], []);

    public bool IsEmpty => told.Count + toldOfDrafts.Count == 0;

    public async Task<IReadOnlyList<ContentError>> RefusalsAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        var refusals = new List<ContentError>();
        foreach (var rule in asked)
            refusals.AddRange(await rule.RefusalsAsync(session, schema, attempt));
        return refusals;
    }

    /// <exception cref="ReleaseRefusedException">A rule keeps the version in.</exception>
    public async Task RequireAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        if (await RefusalsAsync(session, schema, attempt) is { Count: > 0 } refusals)
            throw new ReleaseRefusedException(refusals);
    }

    public async Task ReleasedAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        foreach (var rule in told)
            await rule.ReleasedAsync(session, schema, attempt);
    }

    public async Task PrepareAsync(WriteSession session, ContentSchema schema, DraftAttempt draft)
    {
        foreach (var rule in preparing)
            await rule.PrepareAsync(session, schema, draft);
    }

    public async Task WrittenAsync(WriteSession session, ContentSchema schema, Actor actor, IEnumerable<ContentItem> versions)
    {
        foreach (var rule in toldOfDrafts)
            await rule.WrittenAsync(session, schema, actor, versions);
    }
}

/// <summary>A release rule said no. Each error says what is missing and who can help.</summary>
public sealed class ReleaseRefusedException(IReadOnlyList<ContentError> errors) : InvalidContentException(errors);
