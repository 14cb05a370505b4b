namespace Cms.Web.Admin.List;

/// <summary>The words of what the list can be filtered by, in the order of their menus.</summary>
public static class ListWords
{
    public static readonly IReadOnlyDictionary<string, string> See = new Dictionary<string, string> { ["live"] = "Live", ["not-live"] = "Not live", ["archived"] = "Archived" };

    public static readonly IReadOnlyDictionary<string, string> Next = new Dictionary<string, string>
    {
        ["none"] = "Nothing planned",
        ["draft"] = "Draft",
        ["planned"] = "Scheduled",
        ["live"] = "Goes live",
        ["offline"] = "Goes offline",
        ["failed"] = "Failed",
    };

    public static readonly IReadOnlyDictionary<string, string> Review = new Dictionary<string, string>
    {
        ["overdue"] = "Overdue",
        ["30"] = "Due in 30 days",
        ["90"] = "Due in 90 days",
        ["none"] = "No date",
    };
}
