using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Users.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Users;

public sealed class OrchardUsersTests : IAsyncLifetime
{
    private UserSite users = null!;

    public async Task InitializeAsync() => users = await UserSite.StartAsync();

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task A_user_of_an_Orchard_recipe_signs_in_with_the_old_password()
    {
        await ImportAsync("4tess000000000000000000000", "tess", UserSite.Password);
        await users.SignInAsync("tess");
        var person = (await users.Users.FindAsync("4tess000000000000000000000"))!;
        Assert.Equal(["Editor"], person.RoleNames);
    }

    [Fact]
    public async Task Importing_twice_changes_the_user_and_makes_no_second_one()
    {
        await ImportAsync("4tess000000000000000000000", "tess", UserSite.Password);
        await ImportAsync("4tess000000000000000000000", "tess", "another long enough phrase");
        await users.SignInAsync("tess", "another long enough phrase");
        Assert.Single(await users.Users.ListAsync("tess"));
    }

    [Fact]
    public async Task A_user_name_that_is_another_persons_address_does_not_take_their_account()
    {
        var victim = await users.AddAsync("vera", "Administrator");
        await Assert.ThrowsAsync<InvalidUserException>(() => ImportAsync("4mallory0000000000000000000"[..26], "vera@example.org", "some password of theirs"));
        Assert.Equal("vera", (await users.Users.FindAsync(victim))!.UserName);
        await users.SignInAsync("vera");
    }

    [Fact]
    public async Task What_is_exported_is_imported_again_as_it_was()
    {
        await ImportAsync("4tess000000000000000000000", "tess", UserSite.Password);
        var orchard = users.Site.Services.GetRequiredService<OrchardUsers>();
        var (first, _) = await users.Site.Database.WriteAsync(async session => (await orchard.ExportAsync(session)).ToJsonString());
        Assert.Contains("\"RoleNames\":[\"Editor\"]", first);
        await using var other = await UserSite.StartAsync();
        await other.WriteAsync(async session =>
        {
            foreach (var user in JsonDocument.Parse(first).RootElement.EnumerateArray())
                await other.Site.Services.GetRequiredService<OrchardUsers>().ImportAsync(session, user);
        });
        await other.SignInAsync("tess");
    }

    [Fact]
    public async Task A_recipe_brings_users_but_does_not_touch_those_who_are_here_unless_told_to()
    {
        await users.AddAsync("vera", "Editor");
        var report = await ApplyAsync(Recipe("vera", "tess"), new RecipeOptions());
        Assert.Equal((1, 1), (report.Count(ReportKind.Created), report.Count(ReportKind.Skipped)));
        await users.SignInAsync("vera");
        await users.SignInAsync("tess", "another long enough phrase");
        await ApplyAsync(Recipe("vera"), new RecipeOptions { OnConflict = OnConflict.Replace });
        await users.SignInAsync("vera", "another long enough phrase");
    }

    [Fact]
    public async Task Only_an_administrator_imports_users()
    {
        var editor = new Actor("1", "editor", new HashSet<string> { "Import", "ManageUsers" });
        await Assert.ThrowsAsync<RecipeException>(() => ApplyAsync(Recipe("tess"), new RecipeOptions { Actor = editor }));
        Assert.Null(await users.Users.FindByLoginAsync("tess"));
    }

    private async Task<RecipeReport> ApplyAsync(string recipe, RecipeOptions options)
    {
        var plan = await users.Site.Services.GetRequiredService<RecipePlanner>().PlanAsync(RecipeReader.Read(recipe), options);
        return (await users.Site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan)).Report;
    }

    private static string Recipe(params string[] names) => JsonSerializer.Serialize(new
    {
        name = "users",
        steps = new[] { new { name = "Users", Users = names.Select(name => new { UserName = name, PasswordHash = new PasswordHasher<object>().HashPassword(name, "another long enough phrase"), RoleNames = new[] { "Editor" } }) } },
    });

    private async Task ImportAsync(string id, string name, string password)
    {
        var hash = new PasswordHasher<object>().HashPassword(name, password);
        var user = ContentJson.Parse($$"""
            {"UserId":"{{id}}","UserName":"{{name}}","NormalizedUserName":"{{name.ToUpperInvariant()}}","Email":null,"EmailConfirmed":true,
             "PasswordHash":{{JsonSerializer.Serialize(hash)}},"SecurityStamp":"ABC","IsEnabled":true,"IsLockoutEnabled":true,"RoleNames":["Editor"]}
            """);
        await users.WriteAsync(session => users.Site.Services.GetRequiredService<OrchardUsers>().ImportAsync(session, user));
    }
}
