using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.Tests.References.Rules;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("release-notes*", "docs/content/release-notes.md", true)]
    [InlineData("release-notes*", "release-notes.md", true)]
    [InlineData("release-notes*", "docs/my-release-notes.md", false)]
    [InlineData("/values.yaml", "values.yaml", true)]
    [InlineData("/values.yaml", "chart/values.yaml", false)]
    [InlineData("chart/values.yaml", "chart/values.yaml", true)]
    [InlineData("chart/values.yaml", "other/chart/values.yaml", false)]
    [InlineData("docs/", "docs/a/b.md", true)]
    [InlineData("docs/", "docs", false)]
    [InlineData("docs", "docs/a/b.md", true)]
    [InlineData("/docs/**/packaging*.md", "docs/packaging.md", true)]
    [InlineData("/docs/**/packaging*.md", "docs/a/b/packaging-old.md", true)]
    [InlineData("/docs/**/packaging*.md", "docs/a/b/unpackaging.md", false)]
    [InlineData("**/vendor/", "a/vendor/b.go", true)]
    [InlineData("v0.*/", "docs/v0.20/a.md", true)]
    [InlineData("a?c.md", "abc.md", true)]
    [InlineData("a?c.md", "ac.md", false)]
    [InlineData("*a*b*c*d*", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("v[0-9].md", "docs/v1.md", true)]
    [InlineData("v[0-9].md", "docs/va.md", false)]
    public void Patterns_match_as_gitignore_does(string pattern, string path, bool expected) => Assert.Equal(expected, PathPattern.TryParse(pattern)!.Matches(path));

    [Theory]
    [InlineData("docs/[a")]
    [InlineData("docs/[]/a")]
    [InlineData("a\\")]
    public void Malformed_patterns_are_none(string pattern) => Assert.Null(PathPattern.TryParse(pattern));
}
