using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ObGyn.Tests;

/// <summary>
/// In Development the container looks at every service when it is built, and refuses one that outlives what it holds. Production starts without
/// looking, so only this start shows a service that keeps another request's things.
/// </summary>
public sealed class DevelopmentStartTests
{
    [Fact]
    public async Task The_site_starts_and_answers_in_development()
    {
        await using var site = await TestSite.StartAsync(settings: "--environment=Development");
        Assert.True(site.Services.GetRequiredService<IHostEnvironment>().IsDevelopment());
        await site.PageAsync("/");
        await site.PageAsync("/account/sign-in");

        var desk = await site.SignInAsync();
        foreach (var address in new[] { "/admin", "/admin/users", "/admin/calendar", "/admin/settings" })
            Assert.NotNull((await desk.OpenAsync(address)).QuerySelector("h1"));
    }

    // The test above would prove nothing if the environment did not switch the looking on.
    [Fact]
    public void Development_refuses_a_service_that_outlives_what_it_holds()
    {
        var builder = Cms.Web.Site.CmsHost.CreateBuilder(["--environment=Development"]);
        builder.Services.AddScoped<OfOneRequest>();
        builder.Services.AddSingleton<OfTheSite>();
        Assert.Throws<AggregateException>(builder.Build);
    }

    private sealed class OfOneRequest;

#pragma warning disable CS9113 // Only the container asks what it holds.
    private sealed class OfTheSite(OfOneRequest held);
#pragma warning restore CS9113
}
