using System.Text;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

public sealed class ReaderTests
{
    [Fact]
    public void Comments_trailing_commas_and_keys_in_any_case_are_read()
    {
        var recipe = RecipeReader.Read("""
            // A recipe by hand
            { "Name": "Garden", "DisplayName": "The garden", "IsSetupRecipe": "true", "Tags": ["a",],
              "Steps": [ { "Name": "Feature", "enable": [], }, ], /* variables may come after */ "Variables": { "n": 3, }, }
            """);
        Assert.Equal(("Garden", "The garden", true), (recipe.Header.Name, recipe.Header.DisplayName, recipe.Header.IsSetupRecipe));
        Assert.Equal("a", Assert.Single(recipe.Header.Tags));
        Assert.Equal((1, "Feature"), (Assert.Single(recipe.Steps).Number, recipe.Steps[0].Name));
        Assert.Equal("3", recipe.Variables["n"]);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Empty(RecipeReader.Read((byte[])[.. Encoding.UTF8.Preamble, .. """{"steps":[]}"""u8], "r.json", null).Steps);

    [Theory]
    [InlineData("", "not readable JSON")]
    [InlineData("{", "line 1")]
    [InlineData("{\n\"a\": 1\n\"b\": 2}", "line 3")]
    [InlineData("[]", "a JSON object")]
    [InlineData("{}", "no list of steps")]
    [InlineData("{\"steps\":{}}", "no list of steps")]
    [InlineData("{\"steps\":[3]}", "Step 1 is not")]
    [InlineData("{\"steps\":[{}]}", "Step 1 has no name")]
    [InlineData("{\"steps\":[],\"variables\":[]}", "variables are not")]
    [InlineData("{\"steps\":[],\"variables\":{\"a\":{}}}", "$.variables.a")]
    [InlineData("{\"steps\":[{\"name\":\"x\",\"a\":1,\"a\":2}]}", "Duplicate")]
    public void What_cannot_be_read_is_told_with_its_place(string json, string words)
    {
        var problem = Assert.Throws<RecipeException>(() => RecipeReader.Read(json, "garden.recipe.json"));
        Assert.StartsWith("garden.recipe.json", problem.Message, StringComparison.Ordinal);
        Assert.Contains(words, problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_nesting_deeper_than_128_is_refused() =>
        Assert.Throws<RecipeException>(() => RecipeReader.Read($$"""{"steps":[{"name":"x","a":{{new string('[', 130)}}{{new string(']', 130)}}}]}"""));

    [Fact]
    public void A_text_of_more_than_10_megabytes_is_refused() =>
        Assert.Contains("10 MB", Assert.Throws<RecipeException>(() => RecipeReader.Read($$"""{"steps":[{"name":"x","a":"{{new string('a', RecipeReader.MaxTextBytes + 1)}}"}]}""")).Message);

    [Fact]
    public async Task A_file_of_more_than_64_megabytes_is_refused_while_it_is_read()
    {
        using var endless = new Zeros();
        var problem = await Assert.ThrowsAsync<RecipeException>(() => RecipeReader.ReadAsync(endless, "big.json"));
        Assert.Contains("64 MB", problem.Message);
    }

    private sealed class Zeros : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get; set; }
        public override int Read(byte[] buffer, int offset, int count) => count;
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
