using System.IO.Compression;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>Expressions in recipes: what is evaluated, what stays text, and what is refused.</summary>
public sealed class ExpressionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cms-expressions-").FullName;

    [Theory]
    [InlineData("[js: 'a' + 'b']", "ab")]
    [InlineData("[js:'a']", "a")]
    [InlineData("[js: \"it's\"; ]", "it's")]
    [InlineData("[js: 'it\\'s \\u00e9\\n']", "it's é\n")]
    [InlineData("[js: 1 + 2 + 'x']", "3x")]
    [InlineData("[js: 'x' + 1 + 2]", "x12")]
    [InlineData("[js: 1.5]", "1.5")]
    [InlineData("[js: true]", "true")]
    [InlineData("[js: null]", "")]
    [InlineData("[js: ('a' + ('b'))]", "ab")]
    [InlineData("[js: base64('SGVsbG8gd8O2cmxk')]", "Hello wörld")]
    [InlineData("[js: html('&lt;p&gt;')]", "<p>")]
    [InlineData("[js: variables('blog') + '/path']", "my-blog/path")]
    [InlineData("[js: variables('nested')]", "my-blog!")]
    [InlineData("[js: parameters('SiteName')]", "Garden")]
    [InlineData("[js: configuration('Admin:Prefix', 'Admin')]", "Admin")]
    [InlineData("[js: configuration('Known', 'x')]", "from configuration")]
    [InlineData("[js: configuration('OrchardCore_Known', 'x')]", "from configuration")]
    [InlineData("[js: configuration('OrchardCore_Admin:AdminUrlPrefix', 'x')]", "desk")]
    [InlineData("[js: configuration('Admin:AdminUrlPrefix', 'x')]", "desk")]
    [InlineData("[js: configuration('Old:Name')]", "old")]
    [InlineData("[js: new Date().toISOString()]", "2026-03-04T05:06:07.000Z")]
    [InlineData("[js: getUrlPrefix('blog/a b')]", "/blog/a b")]
    [InlineData("[js: getUrlPrefix('/blog/a b', true)]", "/blog/a%20b")]
    [InlineData("[js: '[js: 1 + 1]']", "2")]
    [InlineData("[file:text('page.html')]", "<p>Hi</p>")]
    [InlineData("[file:base64('page.html')]", "PHA+SGk8L3A+")]
    [InlineData("[file:text('sub/other.txt')]", "other")]
    public void An_expression_gives_its_value(string text, string expected) => Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData("[locale en]You have mail[/locale]")]
    [InlineData("[image]photo.jpg[/image]")]
    [InlineData("[Note: closed]")]
    [InlineData("[1js: x]")]
    [InlineData("[JS: uuid()]")]
    [InlineData("js: uuid()")]
    [InlineData(" [js: uuid()]")]
    [InlineData("[js: uuid()] and more")]
    [InlineData("[]")]
    [InlineData("[localization: x]")]
    public void Anything_else_in_brackets_stays_text(string text) => Assert.Equal(text, Evaluate(text));

    [Fact]
    public void A_uuid_is_an_id_and_the_same_at_the_same_place_every_time()
    {
        const string json = """{"name":"R","variables":{"id":"[js: uuid()]"},"steps":[{"name":"x","a":"[js: uuid()]","b":"[js: uuid()]","c":"[js: variables('id')]","d":"[js: variables('id')]","e":"[js: uuid() + uuid()]"}]}""";
        var first = Step(json);
        var second = Step(json);
        Assert.Equal(first, second);
        var values = Cms.Content.Model.ContentJson.ParseObject(first);
        Assert.Equal(26, values["a"]!.GetValue<string>().Length);
        Assert.NotEqual(values["a"]!.GetValue<string>(), values["b"]!.GetValue<string>());
        Assert.Equal(values["c"]!.GetValue<string>(), values["d"]!.GetValue<string>());
        var two = values["e"]!.GetValue<string>();
        Assert.NotEqual(two[..26], two[26..]);
    }

    [Fact]
    public void An_entry_keeps_its_uuid_when_others_come_before_it()
    {
        var alone = Step("""{"name":"R","steps":[{"name":"content","data":[{"ContentItemId":"[js: uuid()]","T":"a"}]}]}""");
        var second = Step("""{"name":"R","steps":[{"name":"content","data":[{"ContentItemId":"[js: uuid()]","T":"new"},{"ContentItemId":"[js: uuid()]","T":"a"}]}]}""");
        var id = Cms.Content.Model.ContentJson.ParseObject(alone)["data"]![0]!["ContentItemId"]!.GetValue<string>();
        Assert.EndsWith($$"""{"ContentItemId":"{{id}}","T":"a"}]}""", second, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_unpacks_base64_of_gzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write("hello"u8);
        Assert.Equal(Convert.ToBase64String("hello"u8), Evaluate($"[js: gzip('{Convert.ToBase64String(packed.ToArray())}')]"));
    }

    [Fact]
    public void Gzip_stops_at_ten_megabytes()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[RecipeReader.MaxTextBytes + 1]);
        Assert.Contains("more than 10 MB", Refuse($"[js: gzip('{Convert.ToBase64String(packed.ToArray())}')]"));
    }

    [Theory]
    [InlineData("[js: alert(1)]", "alert() with 1 arguments")]
    [InlineData("[js: process.exit()]", "may not use here")]
    [InlineData("[js: uuid]", "ends too early")]
    [InlineData("[js: uuid(1)]", "uuid() with 1 arguments")]
    [InlineData("[js: 'open]", "closing quote")]
    [InlineData("[js: ]", "ends too early")]
    [InlineData("[js: new Date()]", "ends too early")]
    [InlineData("[js: new File().x()]", "may not use here")]
    [InlineData("[js: 'a' - 'b']", "may not use here")]
    [InlineData("[js: variables('nope')]", "no variable 'nope'")]
    [InlineData("[js: variables('ring')]", "asks for itself")]
    [InlineData("[js: parameters('AdminPassword')]", "was not given")]
    [InlineData("[js: base64('%%')]", "not Base64")]
    [InlineData("[js: gzip('AAAA')]", "not Base64 of gzip")]
    [InlineData("[js: base64(1)]", "not a text")]
    [InlineData("[js: ((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))]", "nested too deeply")]
    [InlineData("[file:text('../secret.txt')]", "does not stay")]
    [InlineData("[file:text('/etc/passwd')]", "does not stay")]
    [InlineData("[file:text('C:\\\\x')]", "does not stay")]
    [InlineData("[file:text('sub/../../secret.txt')]", "does not stay")]
    [InlineData("[file:text('link.txt')]", "link")]
    [InlineData("[file:text('linked/secret.txt')]", "link")]
    [InlineData("[file:text('none.txt')]", "no file")]
    [InlineData("[file:delete('page.html')]", "not known")]
    public void What_is_not_on_the_list_is_refused(string text, string why) => Assert.Contains(why, Refuse(text));

    [Theory]
    [InlineData("[js: createWorkflowToken('w', 'a')]")]
    [InlineData("[js: '/Invoke?token=' + createWorkflowToken('w', 'a') + uuid()]")]
    public void What_only_another_program_can_evaluate_stays_as_it_is_written(string text) => Assert.Equal(text, Evaluate(text));

    [Theory]
    [InlineData("[js: uuid()]")]
    [InlineData("[file:text('page.html')]")]
    public void In_an_untrusted_recipe_an_expression_stays_text(string text) => Assert.Equal(text, Evaluate(text, trusted: false));

    [Theory]
    [InlineData("[js: uuid()]")]
    [InlineData("[[js: uuid()]]")]
    [InlineData("[[[js: uuid()]")]
    [InlineData("[file:text('x')]]")]
    [InlineData("[Note: closed]")]
    [InlineData("plain")]
    [InlineData("[[image]]")]
    public void An_escaped_text_comes_back_as_it_was(string text)
    {
        var escaped = ExpressionText.Escape(text);
        Assert.False(ExpressionText.IsExpression(escaped));
        Assert.Equal(text, Evaluate(escaped));
        Assert.Equal(text, Evaluate(escaped, trusted: false));
    }

    private string Evaluate(string text, bool trusted = true)
    {
        File.WriteAllText(Path.Combine(folder, "page.html"), "<p>Hi</p>");
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.WriteAllText(Path.Combine(folder, "sub", "other.txt"), "other");
        if (!File.Exists(Path.Combine(folder, "link.txt")))
        {
            File.CreateSymbolicLink(Path.Combine(folder, "link.txt"), "/etc/hostname");
            Directory.CreateSymbolicLink(Path.Combine(folder, "linked"), "/etc");
        }
        var recipe = RecipeReader.Read("""{"name":"R","variables":{"blog":"my-blog","nested":"[js: variables('blog') + '!']","ring":"[js: variables('ring')]"},"steps":[]}""", "r.recipe.json", new RecipeFolder(folder));
        var options = new RecipeOptions { Trusted = trusted, Parameters = new Dictionary<string, string> { ["SiteName"] = "Garden" }, Configuration = key => key switch { "Known" => "from configuration", "Admin:AdminUrlPrefix" => "desk", "OrchardCore_Old:Name" => "old", _ => null } };
        return new Expressions(recipe, options, new Clock()).Evaluate(text);
    }

    private string Refuse(string text) => Assert.Throws<ExpressionException>(() => Evaluate(text)).Message;

    private static string Step(string json)
    {
        var recipe = RecipeReader.Read(json);
        return new Expressions(recipe, new RecipeOptions { Trusted = true }, new Clock()).Evaluate(recipe.Steps[0]).Json.GetRawText();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
