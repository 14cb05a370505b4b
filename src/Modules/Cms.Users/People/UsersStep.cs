using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Users.People;

/// <summary>
/// Orchard's step <c>Users</c>. A user who is here stays as here unless the import says replace: an old file must not bring back an old password
/// or someone who was disabled. An ordinary export writes no users, because their password hashes do not belong in files that are passed around.
/// </summary>
public sealed class UsersStep(OrchardUsers orchard) : IRecipeStep
{
    public string Name => "Users";

    public async Task PlanAsync(StepContext step)
    {
        if (!step.Options.Actor.Granted.Contains(Permissions.SiteOwner))
        {
            step.Problem("", "Only an administrator may import users.", "Take the step out, or ask an administrator to import the recipe.");
            return;
        }
        var index = 0;
        foreach (var user in DefinitionJson.List(step.Json, Name))
        {
            var path = $"{Name}[{index++}]";
            if (OrchardUsers.NameOf(user) is not { } userName)
            {
                step.Problem($"{path}.UserName", "The user has no name.", "Add \"UserName\".");
                continue;
            }
            var isHere = await orchard.FindAsync(user) is not null;
            if (isHere && step.Options.OnConflict is not OnConflict.Replace)
            {
                step.Report.Add(ReportKind.Skipped, $"user {userName}", "is here already, and stays as it is");
                continue;
            }
            step.Report.Add(isHere ? ReportKind.Updated : ReportKind.Created, $"user {userName}");
            step.Plan.OnApply(session => orchard.ImportAsync(session, user));
        }
    }
}
