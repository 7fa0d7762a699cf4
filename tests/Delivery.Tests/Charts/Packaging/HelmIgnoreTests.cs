using CsCheck;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Packaging;

/// <summary>The expected answers are those of helm's pkg/ignore.</summary>
public sealed class HelmIgnoreTests
{
    [Theory]
    [InlineData("*.bak", "x.bak", true)]
    [InlineData("*.bak", "deep/x.bak", true)]
    [InlineData("*.bak", "x.bak.txt", false)]
    [InlineData("/x.bak", "x.bak", true)]
    [InlineData("/x.bak", "deep/x.bak", false)]
    [InlineData("deep/x.bak", "deep/x.bak", true)]
    [InlineData("deep/x.bak", "more/deep/x.bak", false)]
    [InlineData("deep/*", "deep/x/y", false)]
    [InlineData("?.txt", "a.txt", true)]
    [InlineData("[a-c].txt", "b.txt", true)]
    [InlineData("[^a-c].txt", "b.txt", false)]
    [InlineData("\\*.txt", "a.txt", false)]
    [InlineData("\\*.txt", "*.txt", true)]
    [InlineData("  x  ", "x", true)]
    [InlineData("# x", "# x", false)]
    [InlineData("", "x", false)]
    [InlineData("x\r", "x", true)]
    [InlineData("X", "x", false)]
    [InlineData("\\!x", "!x", true)]
    [InlineData("Chart.yaml/", "Chart.yaml", false)]
    [InlineData("a.txt\n*.md", "b.md", true)]
    public void A_rule_ignores_files_as_in_helm(string rule, string path, bool ignored) => Assert.Equal(ignored, Ignores(rule, path, isFolder: false));

    [Theory]
    [InlineData("dir/", true, true)]
    [InlineData("dir/", false, false)]
    [InlineData("/dir/", true, true)]
    [InlineData("/dir/", false, false)]
    public void A_rule_with_a_slash_at_its_end_is_for_folders(string rule, bool isFolder, bool ignored) => Assert.Equal(ignored, Ignores(rule, "dir", isFolder));

    [Theory]
    [InlineData("templates/.hidden", true)]
    [InlineData("templates/.", false)]
    [InlineData("templates/deep/.hidden", false)]
    [InlineData(".hidden", false)]
    [InlineData(".helmignore", false)]
    public void Dot_files_of_templates_are_always_ignored(string path, bool ignored) => Assert.Equal(ignored, Ignores("", path, isFolder: false));

    [Theory]
    [InlineData("ok\ntemplates/**/x", 2, "**")]
    [InlineData("[a", 1, "brackets closed")]
    [InlineData("x\n\n[]", 3, "brackets closed")]
    [InlineData("a\\", 1, "no \\ at the end")]
    [InlineData("[-a]", 1, "brackets closed")]
    [InlineData("x\n!keep.txt", 2, "without !")]
    [InlineData("!*", 1, "without !")]
    [InlineData("x\n *.yaml", 2, "leaves Chart.yaml in")]
    [InlineData("/Chart.*", 1, "leaves Chart.yaml in")]
    public void A_rule_that_helm_does_not_accept_is_refused_with_its_line(string rules, int line, string expected)
    {
        var error = Assert.Throws<HelmIgnoreException>(() => HelmIgnore.Parse(rules, "core/.helmignore"));

        Assert.Equal(("core/.helmignore", line), (error.File, error.Line));
        Assert.Contains(expected, error.Fault.Expected, StringComparison.Ordinal);
        Assert.Contains($"core/.helmignore:{line}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_rules_are_either_read_or_refused() =>
        Gen.String[Gen.Char["ab/.*?[]^-\\!# \n"], 0, 20].Sample(rules =>
        {
            try
            {
                Ignores(rules, "a/b", isFolder: false);
            }
            catch (FaultException error)
            {
                Assert.IsType<HelmIgnoreException>(error);
            }
        });

    [Fact]
    public void A_pattern_without_special_characters_matches_itself_only() =>
        Gen.Select(Gen.String[Gen.Char["ab/."], 0, 6], Gen.String[Gen.Char["ab/."], 0, 6]).Sample((pattern, text) =>
            GoPathPattern.TryParse(pattern)!.Matches(text) == (pattern == text));

    private static bool Ignores(string rules, string path, bool isFolder) => HelmIgnore.Parse(rules, "core/.helmignore").Ignores(path, isFolder);
}
