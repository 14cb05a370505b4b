namespace Cms.Content.Recipes.Steps;

/// <summary>A step that is not carried out, for a reason that the report gives. The rest of the recipe goes on.</summary>
internal sealed class RefusedStep(string name, string reason) : IRecipeStep
{
    public string Name => name;

    public Task PlanAsync(StepContext step)
    {
        step.Report.Add(ReportKind.Refused, $"step {step.Step.Name}", reason);
        return Task.CompletedTask;
    }
}
