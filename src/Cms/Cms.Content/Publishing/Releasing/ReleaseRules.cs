using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.Releasing;

/// <summary>All rules about versions that are written and versions that go out, asked in turn.</summary>
public sealed class ReleaseRules(IEnumerable<IReleaseRule> releases, IEnumerable<IDraftRule> drafts)
{
    public static readonly ReleaseRules None = new([], []);

    private readonly IReleaseRule[] releases = [.. releases];
    private readonly IDraftRule[] drafts = [.. drafts];

    public bool IsEmpty => releases.Length + drafts.Length == 0;

    public async Task<IReadOnlyList<ContentError>> RefusalsAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        var refusals = new List<ContentError>();
        foreach (var rule in releases)
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
        foreach (var rule in releases)
            await rule.ReleasedAsync(session, schema, attempt);
    }

    public async Task PrepareAsync(WriteSession session, ContentSchema schema, DraftAttempt draft)
    {
        foreach (var rule in drafts)
            await rule.PrepareAsync(session, schema, draft);
    }

    public async Task WrittenAsync(WriteSession session, ContentSchema schema, Actor actor, IEnumerable<ContentItem> versions)
    {
        foreach (var rule in drafts)
            await rule.WrittenAsync(session, schema, actor, versions);
    }
}

/// <summary>A release rule said no. Each error says what is missing and who can help.</summary>
public sealed class ReleaseRefusedException(IReadOnlyList<ContentError> errors) : InvalidContentException(errors);
