using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.GoCommands;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.GoCommands;

public sealed class GoCommandTests
{
    [Theory]
    [InlineData("./... -coverprofile cover.out", "test ./... -coverprofile=/out/app.cover.out")]
    [InlineData("./... -coverprofile=cover.out -v", "test ./... -coverprofile=/out/app.cover.out -v")]
    [InlineData("--coverprofile cover.out ./api/...", "test -coverprofile=/out/app.cover.out ./api/...")]
    [InlineData("./... -coverprofile", "test ./... -coverprofile=/out/app.cover.out")]
    public void What_the_recipe_would_write_into_the_checkout_goes_elsewhere(string recipe, string expected)
    {
        var command = Test(recipe, null);
        Assert.Equal((expected, "/out/app.cover.out"), (string.Join(' ', command.Arguments), command.Output));
    }

    [Theory]
    [InlineData("./...")]
    [InlineData("./... -covermode atomic")]
    [InlineData("./... -run coverprofile")]
    public void A_recipe_without_coverage_stays_as_it_is(string recipe)
    {
        var command = Test(recipe, null);
        Assert.Equal(($"test {recipe}", null), (string.Join(' ', command.Arguments), command.Output));
    }

    [Fact]
    public void Its_text_can_be_typed_in_a_shell()
    {
        Assert.Equal("go fmt ./...", $"{GoCommand.Format}");
        Assert.Equal("go vet ./...", $"{GoCommand.Vet}");
        Assert.Equal("KUBEBUILDER_ASSETS=\"$(setup-envtest use 1.31.0 -p path)\" go test ./... -run 'A b'", $"{Test("./...|-run|A b", "1.31.0", '|')}");
    }

    private static GoCommand Test(string arguments, string? kubernetes, char separator = ' ')
    {
        var assets = kubernetes is null ? null : new TestAssets(new ToolPin("example.org/tools/setup-envtest", "latest", "Makefile:3"), kubernetes);
        return GoCommand.Test(new TestRecipe("Makefile:5", [], arguments.Split(separator), assets), "/out/app.cover.out");
    }
}
