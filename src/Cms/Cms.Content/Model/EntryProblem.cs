namespace Cms.Content.Model;

/// <summary>What is wrong with one document of the site: where within it, what, and how to mend it.</summary>
public sealed record EntryProblem(string Path, string What, string Mend);
