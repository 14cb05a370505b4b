using System.Text;

namespace Cms.Content.Recipes;

/// <summary>
/// One thing that is wrong with a recipe: where (file, step from 1, JSON path), what, and how to mend it. The step is 0 when it is about the whole file.
/// </summary>
public sealed record RecipeProblem(string File, int StepNumber, string StepName, string Path, string What, string Mend)
{
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (StepNumber > 0)
            text.Append($", step {StepNumber} ({StepName})");
        if (Path.Length > 0)
            text.Append($", at {Path}");
        return text.Append($": {What} {Mend}").ToString().TrimEnd();
    }
}

/// <summary>A recipe cannot be imported. Nothing was written. All problems that were found are listed, the first ones in the message.</summary>
public sealed class RecipeException(IReadOnlyList<RecipeProblem> problems, Exception? inner = null) : Exception(Words(problems), inner)
{
    private const int Shown = 20;

    public RecipeException(RecipeProblem problem, Exception? inner = null) : this([problem], inner) { }

    public IReadOnlyList<RecipeProblem> Problems => problems;

    private static string Words(IReadOnlyList<RecipeProblem> problems) =>
        string.Join('\n', problems.Take(Shown)) + (problems.Count > Shown ? $"\n… and {problems.Count - Shown} more." : "");
}
