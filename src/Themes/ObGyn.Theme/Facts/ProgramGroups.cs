using Cms.Content.Model;
using ObGyn.Programs;

namespace ObGyn.Theme;

/// <summary>Programs by what someone may need, in the order of life; each group has its drawing. Programs without a group come last.</summary>
public sealed record ProgramGroup(string Title, string? Drawing, IReadOnlyList<ContentItem> Programs)
{
    private static readonly (string Value, string Title, string Drawing)[] Known =
    [
        ("pregnancy", "Pregnancy and birth", "birth"),
        ("fertility", "Fertility and family planning", "fertility"),
        ("gynecology", "Gynecology and pelvic health", "gyn"),
        ("cancer", "Cancer care", "cancer"),
    ];

    public static IReadOnlyList<ProgramGroup> Of(IReadOnlyList<ContentItem> programs) =>
    [
        .. Known.Select(group => new ProgramGroup(group.Title, group.Drawing, [.. programs.Where(program => ValueOf(program) == group.Value)])).Where(group => group.Programs.Count > 0),
        .. programs.Where(program => Known.All(group => group.Value != ValueOf(program))).ToList() is { Count: > 0 } others ? [new ProgramGroup("More programs", null, others)] : Array.Empty<ProgramGroup>(),
    ];

    public static string? DrawingOf(ContentItem program) => Known.FirstOrDefault(group => group.Value == ValueOf(program)).Drawing;

    private static string? ValueOf(ContentItem program) => program.As<ProgramPage>()?.Group.Text;
}
