using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cms.Users.Accounts;

/// <summary>
/// Identity's store, in the content database. It reads on connections of its own; it writes as everything else does, through
/// <see cref="Database.WriteAsync{T}"/>, because two writers on SQLite would wait for each other.
/// Names and types are those of the other tables, so that hand-written SQL reads the same rows.
/// </summary>
public sealed class UsersContext(DbContextOptions<UsersContext> options, Database? writes = null) : IdentityUserContext<CmsUser>(options)
{
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder builder, DatabaseEngine engine, string connectionString) =>
        engine is DatabaseEngine.Sqlite ? builder.UseSqlite(connectionString) : builder.UseNpgsql(connectionString);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (writes is null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var (rows, _) = await writes.WriteAsync(async session =>
        {
            Database.SetDbConnection(session.Connection);
            try
            {
                await Database.UseTransactionAsync(session.Transaction, cancellationToken);
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            }
            finally
            {
                await Database.UseTransactionAsync(null, CancellationToken.None);
                Database.SetDbConnection(null);
                Database.SetConnectionString(writes.ConnectionString);
            }
        }, cancellationToken);
        return rows;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<CmsUser>(user =>
        {
            user.ToTable("users");
            user.Property(row => row.Id).HasMaxLength(ContentIds.MaxLength);
            user.Property(row => row.LockoutEnd).HasConversion(
                new ValueConverter<DateTimeOffset, string>(instant => UtcText.Format(instant), text => new DateTimeOffset(UtcText.Parse(text)!.Value)));
            user.HasIndex(row => row.NormalizedUserName).HasDatabaseName("users_name").IsUnique();
            user.HasIndex(row => row.NormalizedEmail).HasDatabaseName("users_email").IsUnique();
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("user_tokens");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("user_passkeys");
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.IsOwned())
            {
                entity.SetContainerColumnName("data");
                continue;
            }
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(LowerSnake(property.Name));
                if (property.ClrType == typeof(bool))
                    property.SetValueConverter(new BoolToZeroOneConverter<int>());
            }
        }
    }

    private static string LowerSnake(string name) => string.Concat(name.Select((letter, index) =>
        char.IsUpper(letter) ? (index > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
