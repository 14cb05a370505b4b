namespace Cms.Review.Desk;

internal static class DeskAddresses
{
    public static string Send(string itemId) => $"/admin/pages/{itemId}/send";

    public static string Comments(string itemId) => $"/admin/pages/{itemId}/comments";
}
