using CsCheck;
using KubeStellar.Delivery.Catalog.Recipes;

namespace KubeStellar.Delivery.Tests.Catalog.Recipes;

public sealed class RecipePathTests
{
    [Theory]
    [InlineData("a/b", "a/b")]
    [InlineData("./a//b/", "a/b")]
    [InlineData("a/../b", "b")]
    [InlineData("./hack/..", ".")]
    [InlineData(".", ".")]
    [InlineData("...", "...")]
    public void Paths_are_seen_from_the_root(string path, string expected) => Assert.Equal(expected, RecipePath.Below(path));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("/tmp/x")]
    public void Paths_that_lead_out_are_refused(string path) => Assert.Throws<FormatException>(() => RecipePath.Below(path));

    [Fact]
    public void Absolute_paths_stay_absolute() => Assert.Equal("/tmp/x", RecipePath.Normalize("/tmp/./y/../x"));

    [Theory]
    [InlineData("a/b", "a", true)]
    [InlineData("a", "a", true)]
    [InlineData("ab", "a", false)]
    [InlineData("a", ".", true)]
    [InlineData("a", "a/b", false)]
    public void A_folder_holds_what_lies_in_it(string path, string folder, bool isWithin) => Assert.Equal(isWithin, RecipePath.IsWithin(path, folder));

    [Fact]
    public void A_normalized_path_stays_as_it_is() =>
        Gen.String[Gen.Char["a./"], 0, 12].Sample(path =>
        {
            try
            {
                var normalized = RecipePath.Below(path);
                Assert.Equal(normalized, RecipePath.Below(normalized));
                Assert.DoesNotContain("..", normalized.Split('/'));
            }
            catch (FormatException)
            {
                Assert.True(path.Length == 0 || path[0] == '/' || path.Split('/').Contains(".."));
            }
        });
}
