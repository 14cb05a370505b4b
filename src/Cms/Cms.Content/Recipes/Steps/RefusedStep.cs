namespace Cms.Content.Recipes.Steps;

/// <summary>
/// A step that is not carried out, for a reason that the report gives. The rest of the recipe goes on. One that is harmless elsewhere is kept and exported again.
/// </summary>
internal sealed class RefusedStep(string name, string reason, bool isKept = false) : IRecipeStep
{
    public string Name => name;

    public Task PlanAsync(StepContext step)
    {
        if (isKept)
            KeptStep.Keep(step);
        step.Report.Add(ReportKind.Refused, $"step {step.Step.Name}", isKept ? $"{reason} It is kept, and an export has it again." : reason);
        return Task.CompletedTask;
    }
}
