using Cms.Content.Model;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

public sealed class LiquidPatternTests
{
    private static readonly PatternItem Blog = new(new ContentItem { ContentItemId = "blog", ContentType = "Blog" }, "My Blog");
    private static readonly PatternItem Post = new(new ContentItem
    {
        ContentItemId = "post1",
        ContentType = "BlogPost",
        Content = ContentJson.Parse("""{"BlogPost":{"Subtitle":{"Text":"Under it"}}}"""),
    }, "First Post")
    { Container = () => Blog };

    [Theory]
    [InlineData("{{ Model.ContentItem | display_text | slugify }}", "first-post")]
    [InlineData("{{ ContentItem.DisplayText | slugify }}", "first-post")]
    [InlineData("{{Model.ContentItem.DisplayText|slugify}}", "first-post")]
    [InlineData("{{ Model.ContentItem | container | display_text | slugify }}/{{ Model.ContentItem | display_text | slugify }}", "my-blog/first-post")]
    [InlineData("news/{{ ContentItem.ContentItemId }}", "news/post1")]
    [InlineData("{{ ContentItem.Content.BlogPost.Subtitle.Text | upcase }}", "UNDER IT")]
    [InlineData("{{ ContentItem.Content.BlogPost.Nothing.Text | default: 'none' }}", "none")]
    [InlineData("{{ ContentItem.DisplayText | append: ' | more' | downcase }}", "first post | more")]
    [InlineData("{{ 'Fixed' | prepend: \"a-\" }}", "a-Fixed")]
    [InlineData("no pattern", "no pattern")]
    public void A_pattern_gives_its_text(string pattern, string expected) => Assert.Equal((expected, null), LiquidPattern.Evaluate(pattern, Post));

    [Theory]
    [InlineData("{{ Model.ContentItem | date: '%Y' }}", "the filter 'date'")]
    [InlineData("{{ ContentItem.DisplayText | truncate: 5 }}", "the filter 'truncate'")]
    [InlineData("{% if x %}a{% endif %}", "a tag")]
    [InlineData("{{ User.Name }}", "'User.Name'")]
    public void What_is_not_known_is_named(string pattern, string unknown)
    {
        var (text, why) = LiquidPattern.Evaluate(pattern, Post);
        Assert.Null(text);
        Assert.Contains(unknown, why);
    }
}
