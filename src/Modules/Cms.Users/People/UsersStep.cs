using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Users.Roles;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.People;

/// <summary>
/// Orchard's step <c>Users</c>. A user who is here stays as here unless the import says replace: an old file must not bring back an old password
/// or someone who was disabled. An export writes users only when it is asked to, because their password hashes do not belong in files that are passed around.
/// </summary>
public sealed class UsersStep(OrchardUsers orchard, ILookupNormalizer names) : IRecipeStep
{
    private const string NotUploaded = "Accounts open the desk, and an uploaded recipe could make its author an administrator. Whoever runs the server can bring them with the command 'recipe import'; everyone can be invited under People.";

    public string Name => "Users";

    public async Task PlanAsync(StepContext step)
    {
        if (!step.Options.Actor.Granted.Contains(Permissions.SiteOwner))
        {
            step.Problem("", "Only an administrator may import users.", "Take the step out, or ask an administrator to import the recipe.");
            return;
        }
        if (!step.Options.Trusted)
        {
            step.Report.Add(ReportKind.Refused, "users", NotUploaded);
            return;
        }
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var replaced = new List<Person>();
        var index = 0;
        foreach (var json in DefinitionJson.List(step.Json, Name))
        {
            var path = $"{Name}[{index++}]";
            if (UserJsonRules.Problems(json).ToList() is { Count: > 0 } problems)
            {
                foreach (var (member, what, mend) in problems)
                    step.Problem(member.Length == 0 ? path : $"{path}.{member}", what, mend);
            }
            else if (IsFirst(step, path, json, seen))
            {
                await PlanAsync(step, path, json, replaced);
            }
        }
        if (replaced.Count > 0)
            step.Plan.OnApply(session => orchard.KeepAnOwnerAsync(session, replaced));
    }

    // Two entries for one account: which of them counts would be chance.
    private bool IsFirst(StepContext step, string path, JsonElement user, Dictionary<string, string> seen)
    {
        var isFirst = true;
        foreach (var (member, key) in new[] { ("UserId", UserJson.Text(user, "UserId")), ("UserName", names.NormalizeName(UserJson.Text(user, "UserName"))), ("Email", names.NormalizeEmail(UserJson.Text(user, "Email"))) })
        {
            if (key is not null && !seen.TryAdd($"{member} {key}", path))
            {
                step.Problem($"{path}.{member}", $"{seen[$"{member} {key}"]} has this {member} already.", "Remove one of the two, or correct it.");
                isFirst = false;
            }
        }
        return isFirst;
    }

    private async Task PlanAsync(StepContext step, string path, JsonElement json, List<Person> replaced)
    {
        var userName = UserJson.Text(json, "UserName")!;
        var here = await orchard.FindAsync(json);
        if (here is not null && step.Options.OnConflict is not OnConflict.Replace)
        {
            step.Report.Add(ReportKind.Skipped, $"user {userName}", "is here already, and stays as it is, with password, second step and roles. To take the recipe's, import it with the option to replace.");
            return;
        }
        if (here is not null && replaced.Exists(person => person.UserId == here.UserId))
        {
            step.Problem(path, $"Two users of the recipe are the one account {here.UserName} of this site: one by id, one by name.", "Remove one of the two, or correct it.");
            return;
        }
        if (here is not null)
            replaced.Add(here);
        foreach (var (member, what) in await orchard.TakenAsync(json, here))
            step.Problem($"{path}.{member}", what, "Correct the entry, or the account on this site.");
        var (roles, unknown) = Roles(step, json);
        var user = new ImportedUser(json, here?.UserId ?? UserJson.Text(json, "UserId") ?? ContentIds.New(), here, roles);
        var kept = UserJson.Unknown(json);
        if (unknown is { Count: > 0 })
        {
            kept[UserJson.UnknownRoles] = new JsonArray([.. unknown.Select(role => (JsonNode)role)]);
            step.Report.Note($"User {userName} is not given the role {string.Join(", ", unknown)}, which is not on this site. An export has it again. To give it, bring the role first and set it under People.");
        }
        if (kept.Count > 0)
            step.Plan.Documents.Put(OrchardUsers.KeptKind, user.UserId, kept);
        else if (step.Plan.Documents.Find(OrchardUsers.KeptKind, user.UserId) is not null)
            step.Plan.Documents.Remove(OrchardUsers.KeptKind, user.UserId);
        Tell(step, user, userName);
        step.Plan.OnApply(session => orchard.ImportAsync(session, step.Options.Actor, user));
    }

    private static void Tell(StepContext step, ImportedUser user, string userName)
    {
        step.Report.Add(user.Here is null ? ReportKind.Created : ReportKind.Updated, $"user {userName}");
        if (user.Here is { } here && UserJson.Text(user.Json, "UserId") is { } id && id != here.UserId)
            step.Report.Note($"User {userName} is found by name and keeps the id {here.UserId}. Pages that name {id} as their owner stay with that id.");
        if (UserJson.Flag(user.Json, "TwoFactorEnabled") is true && user.Here?.HasTwoStep is not true)
            step.Report.Note($"User {userName} had a second step, whose secret is in no recipe. They sign in with the password alone until they set it up again.");
        if (user.Here is null && UserJson.Text(user.Json, "PasswordHash") is null)
            step.Report.Note($"User {userName} comes without a password. Make a link to choose one under People.");
    }

    private static (IReadOnlyList<string>? Given, List<string>? Unknown) Roles(StepContext step, JsonElement json)
    {
        if (UserJson.Roles(json) is not { } named)
            return (null, null);
        var known = step.Plan.Documents.Names(SiteDocuments.Roles).Concat(StockRoles.Names).ToList();
        var given = new List<string>();
        var unknown = new List<string>();
        foreach (var role in named.Where(role => !StockRoles.IsImplied(role)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (known.Find(name => string.Equals(name, role, StringComparison.OrdinalIgnoreCase)) is { } name)
                given.Add(name);
            else
                unknown.Add(role);
        }
        return (given, unknown);
    }

    public async Task ExportAsync(ExportContext export)
    {
        if (!export.Options.Users)
            return;
        var users = await orchard.ExportAsync(export);
        export.WriteStep(Name, writer => export.WriteList(writer, Name, users.Select(ContentJson.ToElement)));
    }
}
