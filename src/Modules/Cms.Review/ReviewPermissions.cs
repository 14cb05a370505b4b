namespace Cms.Review;

/// <summary>Permissions of this module.</summary>
public static class ReviewPermissions
{
    /// <summary>
    /// To sign pages off. It must be given by name: who may do everything else at the desk is not for that reason an expert.
    /// </summary>
    public const string SignOff = "SignOffContent";
}
