using System.Globalization;
using ObGyn.Bench.Desk;
using ObGyn.Bench.Import;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Packages;
using ObGyn.Bench.Page;
using ObGyn.Bench.Publish;
using ObGyn.Bench.Sites;
using ObGyn.Bench.Start;

const string Count = "--items=";
// The first group is for people; the second is what this program starts itself as.
switch (args)
{
    case ["bare", .. var rest]:
        return await BareHost.RunAsync(rest);
    case ["page-once", var data]:
        return await PageBench.ServeAsync(data);
    case ["load"]:
        return await LoadGenerator.RunAsync(Console.In, Console.Out);
    case ["import-once", var data, var recipe]:
        return await ImportOnce.RunAsync(data, recipe);
    case ["insert-once", var data, var imported]:
        return await BareInserts.RunAsync(data, imported);
    case ["pack-once", var imported, var zip]:
        return await BarePackage.RunAsync(imported, zip);
    case ["publish-once", var data]:
        return await PublishOnce.RunAsync(data);
    case ["desk-once", var data]:
        return await DeskOnce.RunAsync(data);
}

var items = args.FirstOrDefault(arg => arg.StartsWith(Count, StringComparison.Ordinal)) is { } count ? int.Parse(count[Count.Length..], CultureInfo.InvariantCulture) : PackagesBench.Items;
var benches = new Dictionary<string, Func<Workplace, Task<IReadOnlyList<Figure>>>>
{
    ["page"] = PageBench.RunAsync,
    ["start"] = StartBench.RunAsync,
    ["import"] = ImportBench.RunAsync,
    ["publish"] = PublishBench.RunAsync,
    ["desk"] = DeskBench.RunAsync,
    ["packages"] = workplace => PackagesBench.RunAsync(workplace, items),
};
var named = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).DefaultIfEmpty("all").ToList();
if (named is not [var name] || name != "all" && !benches.ContainsKey(name))
{
    await Console.Error.WriteLineAsync("Name one of page, start, import, publish, desk, packages, all. --items=N: how many pages packages has, 100,000 when it is not given. --folder=DIR: where the sites are made, a temporary folder when it is not given.");
    return 2;
}
#if DEBUG
await Console.Error.WriteLineAsync("This is a Debug build; its figures mean little. Run it with -c Release.");
#endif
using var workplace = Workplace.Create(args.FirstOrDefault(arg => arg.StartsWith("--folder=", StringComparison.Ordinal))?["--folder=".Length..]);
foreach (var (bench, run) in benches)
{
    if (name == "all" || name == bench)
        Table.Write(Console.Out, bench, await run(workplace));
}
return 0;
