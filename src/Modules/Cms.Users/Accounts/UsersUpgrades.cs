using Cms.Content.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Users.Accounts;

/// <summary>The module's tables: Identity's, as Entity Framework describes them for the engine at hand, and those of the module itself.</summary>
internal static class UsersUpgrades
{
    private const string Module = "Cms.Users";

    public static readonly IReadOnlyList<SchemaUpgrade> All =
    [
        new SchemaUpgrade(Module, 1, async session =>
        {
            // Identity's context reads the version of its schema from the options of the application.
            await using var application = new ServiceCollection().Configure<IdentityOptions>(IdentityServices.UseSchema).BuildServiceProvider();
            var options = new DbContextOptionsBuilder<UsersContext>().UseApplicationServiceProvider(application);
            UsersContext.Use(options, session.Engine, session.Connection.ConnectionString);
            await using var context = new UsersContext(options.Options);
            await session.ExecuteAsync(context.Database.GenerateCreateScript());
        }),
        SchemaUpgrade.Sql(Module, 2, """
            CREATE TABLE user_roles (
                user_id text NOT NULL,
                role_name text NOT NULL,
                PRIMARY KEY (user_id, role_name));
            CREATE INDEX user_roles_role ON user_roles (role_name);

            CREATE TABLE password_links (
                token_hash text NOT NULL PRIMARY KEY,
                user_id text NOT NULL,
                expires_utc text NOT NULL);
            CREATE INDEX password_links_user ON password_links (user_id);

            CREATE TABLE protection_keys (
                name text NOT NULL PRIMARY KEY,
                master_key text NOT NULL,
                xml text NOT NULL);
            """),
        SchemaUpgrade.Sql(Module, 3, """
            CREATE TABLE user_sessions (
                session_id text NOT NULL PRIMARY KEY,
                user_id text NOT NULL,
                device text NOT NULL,
                started_utc text NOT NULL,
                seen_utc text NOT NULL);
            CREATE INDEX user_sessions_user ON user_sessions (user_id, seen_utc);
            """),
    ];
}
