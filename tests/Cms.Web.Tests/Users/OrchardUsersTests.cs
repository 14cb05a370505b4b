using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cms.Web.Tests.Users;

public sealed class OrchardUsersTests : IAsyncLifetime
{
    private const string Tess = "4tess000000000000000000000";
    private const string Other = "another long enough phrase";
    private static readonly RecipeOptions Trusted = new() { Trusted = true };
    private static readonly RecipeOptions Replace = Trusted with { OnConflict = OnConflict.Replace };

    private UserSite users = null!;

    public async Task InitializeAsync() => users = await UserSite.StartAsync();

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Theory]
    [InlineData(PasswordHasherCompatibilityMode.IdentityV2)]
    [InlineData(PasswordHasherCompatibilityMode.IdentityV3)]
    public async Task A_user_of_an_Orchard_recipe_signs_in_with_the_old_password(PasswordHasherCompatibilityMode version)
    {
        var hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { CompatibilityMode = version }));
        await ApplyAsync(Recipe(User("tess", ("PasswordHash", hasher.HashPassword("tess", Other)))), Trusted);
        await users.SignInAsync("tess", Other);
        Assert.Equal(["Editor"], (await users.Users.FindAsync(Tess))!.RoleNames);
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM audit WHERE action = 'user.imported' AND detail = 'tess: Editor'"));
    }

    [Fact]
    public async Task People_who_are_here_stay_as_they_are_unless_the_import_replaces_them()
    {
        await users.AddAsync("vera", "Administrator");
        var report = await ApplyAsync(Recipe(User("vera", ("UserId", null)), User("tess")), Trusted);
        Assert.Equal((1, 1), (report.Count(ReportKind.Created), report.Count(ReportKind.Skipped)));
        await users.SignInAsync("vera");
        await ApplyAsync(Recipe(User("vera", ("UserId", null))), Replace with { DryRun = true });
        await users.SignInAsync("vera");
        await ApplyAsync(Recipe(User("vera", ("UserId", null))), Replace);
        await users.SignInAsync("vera", Other);
        Assert.Equal(["Editor"], (await users.Users.FindByLoginAsync("vera"))!.RoleNames);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_replaced_by_someone_less()
    {
        var owner = Assert.Single(await users.Users.ListAsync(), person => person.RoleNames.Contains("Administrator"));
        await Assert.ThrowsAsync<RecipeException>(() => ApplyAsync(Recipe(User(owner.UserName, ("UserId", null))), Replace));
        Assert.Equal(["Administrator"], (await users.Users.FindAsync(owner.UserId))!.RoleNames);
    }

    [Fact]
    public async Task An_upload_brings_no_people_and_the_rest_goes_on()
    {
        var report = await ApplyAsync($$"""
            {"name":"upload","steps":[{"name":"Users","Users":[{{User("tess", ("RoleNames", new JsonArray("Administrator")))}}]},{"name":"settings","SiteName":"Garden"}]}
            """, new RecipeOptions());
        Assert.Contains("recipe import", Assert.Single(report.Of(ReportKind.Refused)).Detail, StringComparison.Ordinal);
        Assert.Equal(1, report.Count(ReportKind.Created) + report.Count(ReportKind.Updated));
        Assert.Null(await users.Users.FindByLoginAsync("tess"));
    }

    [Fact]
    public async Task Only_an_administrator_imports_users()
    {
        var editor = new Actor("1", "editor", new HashSet<string> { "Import", "ManageUsers" });
        await Assert.ThrowsAsync<RecipeException>(() => ApplyAsync(Recipe(User("tess")), Trusted with { Actor = editor }));
        Assert.Null(await users.Users.FindByLoginAsync("tess"));
    }

    [Fact]
    public async Task A_disabled_user_stays_out_and_a_second_step_without_its_secret_is_off()
    {
        var report = await ApplyAsync(Recipe(User("tess", ("IsEnabled", false)), User("dora", ("UserId", "4dora"), ("TwoFactorEnabled", true))), Trusted);
        Assert.Contains(report.Of(ReportKind.Note), line => line.What.Contains("second step", StringComparison.Ordinal));
        await users.SignInAsync("dora", Other);
        var refused = await UserSite.TrySignInAsync(users.Site.Browse(), "tess", Other);
        Assert.NotEqual("/admin", refused.Location);
    }

    [Theory]
    [InlineData("UserName", "null", "UserName")]
    [InlineData("UserName", "7", "UserName")]
    [InlineData("UserName", "\"vera@example.org\"", "UserName")]
    [InlineData("UserId", "\"no id / at all\"", "UserId")]
    [InlineData("Email", "\"nobody\"", "Email")]
    [InlineData("Email", "\"vera@example.org\"", "Email")]
    [InlineData("PasswordHash", "\"secret\"", "PasswordHash")]
    [InlineData("PasswordHash", "\"AQAAAAE=\"", "PasswordHash")]
    [InlineData("RoleNames", "\"Editor\"", "RoleNames")]
    [InlineData("RoleNames", "[1]", "RoleNames")]
    [InlineData("IsEnabled", "\"yes\"", "IsEnabled")]
    [InlineData("AccessFailedCount", "-1", "AccessFailedCount")]
    public async Task What_is_wrong_with_a_user_is_told_with_its_place(string member, string value, string at)
    {
        await users.AddAsync("vera");
        var refused = await Assert.ThrowsAsync<RecipeException>(() => ApplyAsync(Recipe(User("tess", (member, JsonNode.Parse(value)))), Trusted));
        Assert.EndsWith($"Users[0].{at}", Assert.Single(refused.Problems).Path, StringComparison.Ordinal);
        Assert.Null(await users.Users.FindByLoginAsync("tess"));
    }

    [Fact]
    public async Task Two_entries_for_one_account_are_a_problem()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => ApplyAsync(Recipe(User("tess"), User("TESS", ("UserId", "4tess2"))), Trusted));
        Assert.EndsWith("Users[1].UserName", Assert.Single(refused.Problems).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_has_people_only_when_asked_and_then_all_that_came_in()
    {
        var user = User("tess", ("RoleNames", new JsonArray("Editor", "Gardener")), ("Properties", JsonNode.Parse("""{"Garden":{"Bed":3}}""")), ("ResetToken", "abc"),
            ("PhoneNumber", "1"), ("AccessFailedCount", 2), ("SecurityStamp", "STAMP"), ("Email", "tess@example.org"));
        const string settings = """{"name":"custom-user-settings","custom-user-settings":[{"userId":"4tess000000000000000000000","user-custom-user-settings":[{"ContentType":"Likes"}]}]}""";
        var report = await ApplyAsync($$"""{"name":"all","steps":[{"name":"Users","Users":[{{user}}]},{{settings}}]}""", Trusted);
        Assert.Contains(report.Of(ReportKind.Note), line => line.What.Contains("Gardener", StringComparison.Ordinal));
        Assert.Equal(["Editor"], (await users.Users.FindAsync(Tess))!.RoleNames);
        Assert.DoesNotContain("PasswordHash", await ExportAsync(users, new ExportOptions()), StringComparison.Ordinal);

        var first = await ExportAsync(users, new ExportOptions { Users = true });
        var expected = user.DeepClone().AsObject();
        expected.Remove("ResetToken");
        var exported = Exported(first);
        foreach (var (name, value) in expected)
            Assert.True(JsonNode.DeepEquals(value, exported[name]), name);
        Assert.Null(exported["ResetToken"]);
        Assert.Contains("\"ContentType\": \"Likes\"", first, StringComparison.Ordinal);

        await using var other = await UserSite.StartAsync();
        await ApplyAsync(first, Trusted, other);
        Assert.True(JsonNode.DeepEquals(exported, Exported(await ExportAsync(other, new ExportOptions { Users = true }))));
        await other.SignInAsync("tess", Other);
    }

    private static JsonNode Exported(string recipe) => JsonNode.Parse(recipe)!["steps"]!.AsArray().Single(step => step!["name"]!.GetValue<string>() == "Users")!["Users"]!.AsArray()
        .Single(user => user!["UserId"]!.GetValue<string>() == Tess)!;

    private static JsonObject User(string name, params (string Name, JsonNode? Value)[] members)
    {
        var user = new JsonObject { ["UserId"] = Tess, ["UserName"] = name, ["PasswordHash"] = new PasswordHasher<object>().HashPassword(name, Other), ["IsEnabled"] = true, ["RoleNames"] = new JsonArray("Editor") };
        foreach (var (member, value) in members)
            user[member] = value;
        return user;
    }

    private static string Recipe(params JsonObject[] list) => $$"""{"name":"users","steps":[{"name":"Users","Users":[{{string.Join(",", list.Select(user => user.ToJsonString()))}}]}]}""";

    private async Task<RecipeReport> ApplyAsync(string recipe, RecipeOptions options, UserSite? at = null)
    {
        var services = (at ?? users).Site.Services;
        var plan = await services.GetRequiredService<RecipePlanner>().PlanAsync(RecipeReader.Read(recipe), options);
        return (await services.GetRequiredService<RecipeApplier>().ApplyAsync(plan)).Report;
    }

    private static async Task<string> ExportAsync(UserSite site, ExportOptions options)
    {
        using var output = new MemoryStream();
        await site.Site.Services.GetRequiredService<RecipeExporter>().ExportAsync(output, options with { Media = ExportMedia.None });
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private async Task<long> CountAsync(string sql) => (await users.Site.Database.WriteAsync(session => session.QueryValueAsync<long>(sql))).Result;
}
