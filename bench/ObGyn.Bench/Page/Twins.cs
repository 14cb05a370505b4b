using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using ObGyn.Bench.Page;

[assembly: HostingStartup(typeof(TwinStartup))]

namespace ObGyn.Bench.Page;

/// <summary>Puts <see cref="Twins"/> into the site's host, which reads this program's assembly for such wishes because it is the one that was started.</summary>
internal sealed class TwinStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services
        .AddSingleton<Twins>()
        .AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<Twins>()));
}

/// <summary>Bare endpoints before all of the site's own middleware: the same Kestrel, and answers that were learned from the site, byte for byte and header for header.</summary>
internal sealed class Twins : IStartupFilter
{
    private readonly Dictionary<string, Twin> twins = new(StringComparer.Ordinal);

    /// <summary>Asks for <paramref name="path"/> as the load generator will, and answers the same at the returned address.</summary>
    public async Task<(string Path, int Bytes)> LearnAsync(HttpClient client, string path, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(header => header.Key is not ("Date" or "Server" or "Connection" or "Transfer-Encoding" or "Content-Length"))
            .Select(header => (header.Key, new StringValues(header.Value.ToArray()))).ToArray();
        var body = await answer.Content.ReadAsByteArrayAsync();
        var at = $"/twin-{twins.Count}";
        twins[at] = new Twin(headers, answer.Headers.TransferEncodingChunked == true ? null : body.Length, body);
        return (at, body.Length);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate site) => twins.TryGetValue(context.Request.Path.Value ?? "", out var twin) ? twin.SendAsync(context.Response) : site(context));
        next(app);
    };

    private sealed record Twin((string Name, StringValues Value)[] Headers, long? Length, byte[] Body)
    {
        public Task SendAsync(HttpResponse response)
        {
            foreach (var (name, value) in Headers)
                response.Headers[name] = value;
            response.ContentLength = Length;
            return response.Body.WriteAsync(Body).AsTask();
        }
    }
}
