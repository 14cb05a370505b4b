using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Cms.Content.Storage;
using Microsoft.Data.Sqlite;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Desk;

/// <summary>One person writes on a condition page of the department: opens the editor, types, saves, publishes. Opening stands beside a bare query of the page's row, writing beside a bare commit of one row of the same size.</summary>
internal sealed class WritingOnce(BenchSite site, HttpClient desk, BareRows rows)
{
    private const int Rounds = 5;
    private const int Requests = 12;
    private const string Page = "conditions/fibroids";
    private const string Plain = "patients/health-plans";
    private int typed;

    public async Task<IReadOnlyList<DeskScreen>> RunAsync()
    {
        await using var scratch = (SqliteConnection)await site.Get<Database>().OpenAsync();
        await ExecuteAsync(scratch, "CREATE TABLE IF NOT EXISTS bench_scratch (id integer PRIMARY KEY, data text NOT NULL)");
        var (condition, plain) = ((await site.Get<ContentStore>().RouteAsync("en", Page))!, (await site.Get<ContentStore>().RouteAsync("en", Plain))!);
        var open = new DeskScreen("editor: opening a condition", 1, (await desk.GetStringAsync($"/admin/pages/{condition}")).Length, new List<double>(), new List<double>());
        var keep = new DeskScreen("editor: what is typed, kept", 1, 0, new List<double>(), new List<double>());
        var save = new DeskScreen("editor: saving a version", 1, 0, new List<double>(), new List<double>());
        var publish = new DeskScreen("editor: publishing, until the answer", 1, 0, new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            await MeasureAsync(open, round, () => TimeAsync(() => desk.GetStringAsync($"/admin/pages/{condition}")), () => Task.FromResult(rows.Time([condition])));
            var size = 0;
            var form = await FormAsync(condition);
            await MeasureAsync(keep, round, async () =>
            {
                Type(form, "ConditionPage.Summary.Text", counted: true);
                return await PostAsync($"/admin/pages/{condition}/copy", form, bytes => size = bytes);
            }, () => CommitAsync(scratch, size));
            await MeasureAsync(save, round, async () =>
            {
                form = await FormAsync(condition);
                Type(form, "ConditionPage.Summary.Text");
                form["op"] = "save";
                return await PostAsync($"/admin/pages/{condition}", form, bytes => size = bytes);
            }, () => CommitAsync(scratch, size));
            await MeasureAsync(publish, round, async () =>
            {
                form = await FormAsync(plain);
                Type(form, "Page.Summary.Text");
                form["op"] = "publish";
                return await PostAsync($"/admin/pages/{plain}", form, bytes => size = bytes);
            }, () => CommitAsync(scratch, size));
        }
        return [open, keep, save, publish];
    }

    private static async Task MeasureAsync(DeskScreen screen, int round, Func<Task<double>> act, Func<Task<double>> least)
    {
        var (taken, bare) = (new List<double>(), new List<double>());
        for (var request = 0; request < Requests; request++)
        {
            taken.Add(await act());
            bare.Add(await least());
        }
        // The first round is not counted.
        if (round < 0)
            return;
        ((List<double>)screen.Times).Add(Spread.Of(taken).Median);
        ((List<double>)screen.Bare).Add(Spread.Of(bare).Median);
    }

    private void Type(Dictionary<string, string> form, string field, bool counted = false)
    {
        form[field] = string.Create(CultureInfo.InvariantCulture, $"Visibly a bench, typed {++typed} times.");
        if (counted)
            form["_revision"] = string.Create(CultureInfo.InvariantCulture, $"{long.Parse(form["_revision"], CultureInfo.InvariantCulture) + 1}");
    }

    private async Task<double> PostAsync(string path, Dictionary<string, string> form, Action<int> size)
    {
        using var content = new FormUrlEncodedContent(form);
        size((int)content.Headers.ContentLength!);
        return await TimeAsync(async () =>
        {
            using var answer = await desk.PostAsync(path, content);
            if ((int)answer.StatusCode is not (200 or 302))
                throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
        });
    }

    private async Task<Dictionary<string, string>> FormAsync(string id)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await desk.GetStringAsync($"/admin/pages/{id}"));
        var form = new Dictionary<string, string>();
        // Lists of one name are sent once: what is not sent stays as it is.
        foreach (var control in page.QuerySelectorAll("form[data-editor] [name]"))
        {
            var value = control switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            var name = control.GetAttribute("name")!;
            if (value is not null && !name.EndsWith(".order", StringComparison.Ordinal))
                form.TryAdd(name, value);
        }
        return form;
    }

    private static async Task<double> CommitAsync(SqliteConnection scratch, int bytes)
    {
        var started = Stopwatch.GetTimestamp();
        await ExecuteAsync(scratch, "INSERT INTO bench_scratch (data) VALUES ($data)", new string('x', bytes));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, string? data = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (data is not null)
            command.Parameters.AddWithValue("$data", data);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
