using Cms.Web.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Site;

/// <summary>What a host's site is when nobody says otherwise.</summary>
/// <param name="RecipeFolder">Beside the program: the folder that holds its recipes.</param>
public sealed record SiteDefaults(string Theme, string? SetupRecipe, string RecipeFolder);

/// <summary>A web application with the kernel's needs: class-library assets in every environment, quiet logs, data where the person said.</summary>
public static class CmsHost
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        // Without this, assets of class libraries answer 500 under `dotnet run`, which is Production.
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        return builder;
    }

    public static void AddCms(this WebApplicationBuilder builder, SiteDefaults defaults, Action<CmsBuilder> addModules)
    {
        var configuration = builder.Configuration;
        builder.Services.Configure<SmtpSettings>(configuration.GetSection("Smtp"));
        builder.Services.AddCms(new SiteOptions
        {
            DataPath = configuration["DataPath"] is { Length: > 0 } typed ? UserPath(typed) : Path.Combine(builder.Environment.ContentRootPath, "App_Data"),
            PostgreSql = configuration["ConnectionStrings:PostgreSql"],
            // An empty name is the kernel's own views.
            Theme = configuration["Theme"] ?? defaults.Theme,
            SetupRecipe = configuration["SetupRecipe"] is { } named ? (named.Length > 0 ? named : null) : defaults.SetupRecipe,
            RecipeSettings = key => configuration.GetSection("OrchardCore")[key],
            RecipeFolders = [Path.Combine(AppContext.BaseDirectory, defaults.RecipeFolder)],
        }, addModules);
    }

    /// <summary>A path as a person typed it, seen from the folder they typed it in: <c>dotnet run</c> starts the program in another one.</summary>
    public static string UserPath(string path) => Path.GetFullPath(path, Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } pwd && Directory.Exists(pwd) ? pwd : Environment.CurrentDirectory);
}
