using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Editing;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Features;

/// <summary>A module of a library's site. What it brings is registered as modules do it; nothing in it knows that it can be switched off.</summary>
public sealed class Startup : ModuleStartup
{
    public const string Feature = "Reading";
    public const string Praise = "Reading.Praise";

    /// <summary>What one test lets the module register besides.</summary>
    public static AsyncLocal<Action<IServiceCollection>?> Also { get; } = new();

    public override void ConfigureServices(IServiceCollection services)
    {
        Also.Value?.Invoke(services);
        services.AddSingleton<IHeadWriter, GroupsMeetHere>();
        services.AddSingleton<INoIndexRule, SecretBooks>();
        services.AddSingleton<IPublishRule, NoBookWithoutSummary>();
        services.AddSingleton<IPickerSource, Posters>();
        services.AddSingleton<NewBooks>();
        services.AddSingleton<IFeedReader>(provider => provider.GetRequiredService<NewBooks>());
        services.AddSingleton<Reminders>();
        services.AddSingleton<IOutboxSender>(provider => provider.GetRequiredService<Reminders>());
        services.AddSingleton<Lamp>();
        services.AddSingleton<IWorker>(provider => provider.GetRequiredService<Lamp>());
        services.AddSingleton(new DeskMenuEntry("Reading groups", "/admin/groups", "people", 30, "ManageGroups"));
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet(NewBooks.Address, (NewBooks books) => books.ToString());

    public override IEnumerable<SchemaUpgrade> Upgrades => [DefinitionUpgrade.For("Reading", 1, typeof(ReadingGroup), typeof(LoanPart), typeof(Praise))];
}
