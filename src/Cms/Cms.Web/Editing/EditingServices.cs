using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Editing;

public static class EditingServices
{
    /// <summary>What the editor's views need. A module that has things to choose adds an <see cref="IPickerSource"/>.</summary>
    public static IServiceCollection AddContentEditing(this IServiceCollection services)
    {
        services.AddSingleton<EditorViews>();
        services.AddScoped<IPickerSource, StorePicker>();
        services.AddScoped<Pickers>();
        services.AddScoped<PickedWords>();
        return services;
    }
}
