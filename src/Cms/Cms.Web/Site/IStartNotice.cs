namespace Cms.Web.Site;

/// <summary>A line a module prints once the site answers, such as the link that sets the first password; null for nothing.</summary>
public interface IStartNotice
{
    Task<string?> LineAsync(string address);
}
