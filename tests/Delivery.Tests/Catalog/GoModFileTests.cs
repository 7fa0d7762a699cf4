using CsCheck;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class GoModFileTests
{
    private const string Sample = """
        // A comment before everything.
        module github.com/kubestellar/kubestellar // and one behind

        go 1.24.5

        toolchain go1.24.7

        require (
        	k8s.io/client-go v0.34.1
        	github.com/dop251/goja v0.0.0-20240220182346-e401ed450204 // indirect
        	"example.com/quoted" v1.2.3 // indirect; with a reason
        )

        require example.com/single v2.0.0+incompatible

        replace (
        	example.com/a => ../a
        	example.com/b v1.0.0 => example.com/c v1.1.0
        )

        exclude example.com/bad v0.0.1
        retract [v1.0.0, v1.0.9] // published by mistake
        tool example.com/tool
        godebug default=go1.21
        """;

    [Fact]
    public void A_module_file_is_read_with_blocks_single_lines_and_comments()
    {
        var module = GoModFile.Parse(Sample, "go.mod");

        Assert.Equal("github.com/kubestellar/kubestellar", module.Module);
        Assert.Equal(GoVersion.Parse("1.24.5"), module.Go);
        Assert.Equal("go1.24.7", module.Toolchain);
        Assert.Equal(
            [
                new GoModFileRequirement("k8s.io/client-go", "v0.34.1", false, 9),
                new GoModFileRequirement("github.com/dop251/goja", "v0.0.0-20240220182346-e401ed450204", true, 10),
                new GoModFileRequirement("example.com/quoted", "v1.2.3", true, 11),
                new GoModFileRequirement("example.com/single", "v2.0.0+incompatible", false, 14),
            ],
            module.Requirements);
        Assert.Equal(
            [
                new GoModFileReplacement("example.com/a", null, "../a", null, 17),
                new GoModFileReplacement("example.com/b", "v1.0.0", "example.com/c", "v1.1.0", 18),
            ],
            module.Replacements);
        Assert.True(module.Replacements[0].IsFolder);
        Assert.Equal("v0.34.1", module.RequiredVersionOf("k8s.io/client-go"));
        Assert.Null(module.RequiredVersionOf("k8s.io/api"));
    }

    [Fact]
    public void A_file_without_a_go_line_asks_for_the_Go_that_the_reference_names() =>
        Assert.Equal(GoVersion.Parse("1.16"), GoModFile.Parse("module m", "go.mod").MinimumGo);

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_do_not_matter()
    {
        var module = GoModFile.Parse("\uFEFFmodule m\r\n\r\ngo 1.21\r\nrequire a v1.0.0\r\n", "go.mod");
        Assert.Equal("m", module.Module);
        Assert.Equal(new GoModFileRequirement("a", "v1.0.0", false, 4), Assert.Single(module.Requirements));
    }

    [Theory]
    [InlineData("go 1.21", 0)]
    [InlineData("module m\ngo banana", 2)]
    [InlineData("module m\ngo go1.21", 2)]
    [InlineData("module m\nmodule n", 2)]
    [InlineData("module", 1)]
    [InlineData("module m\n\nrequire a", 3)]
    [InlineData("module m\nrequire (\n\ta v1.0.0 extra\n)", 3)]
    [InlineData("module m\nrequire (\n\ta v1.0.0\n", 2)]
    [InlineData("module m\nreplace a b", 2)]
    [InlineData("module m\nreplace a => b", 2)]
    [InlineData("module \"m", 1)]
    public void A_mistake_is_reported_with_its_line(string text, int line)
    {
        var exception = Assert.Throws<GoModFileException>(() => GoModFile.Parse(text, "some/go.mod"));
        Assert.Equal(line, exception.Line);
        Assert.Contains(line > 0 ? $"some/go.mod:{line}" : "some/go.mod", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_reported()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-folder", "go.mod");
        var exception = await Assert.ThrowsAsync<GoModFileException>(() => GoModFile.ReadAsync(path, CancellationToken.None));
        Assert.Equal(path, exception.Path);
    }

    [Fact]
    public void What_is_written_is_read_whatever_the_layout()
    {
        var path = Gen.OneOf(Gen.Const("example.com/a"), Gen.Const("k8s.io/api"), Gen.Const("gopkg.in/yaml.v3"), Gen.Const("a.b/c-d_e~f"));
        var version = Gen.Int[0, 99].Array[3].Select(numbers => "v" + string.Join('.', numbers));
        var requirement = Gen.Select(path, version, Gen.Bool);
        var layout = OneOf("", " ", "\t", "  \t");
        Gen.Select(requirement.List[0, 8], Gen.Bool, layout, OneOf("\n", "\r\n")).Sample((requirements, block, blank, end) =>
        {
            var lines = requirements.Select(item => $"{item.Item1} {blank}{item.Item2}{(item.Item3 ? " // indirect" : blank + "// why")}");
            var text = $"module{blank} m{end}{end}" + (block
                ? $"require ({end}{string.Concat(lines.Select(line => blank + line + end))}){blank}{end}"
                : string.Concat(lines.Select(line => $"require {line}{end}")));
            var read = GoModFile.Parse(text, "go.mod").Requirements.Select(item => (item.Path, item.Version, item.Indirect));
            Assert.Equal(requirements, read);
        });
    }

    [Fact]
    public void Any_text_is_either_read_or_refused_with_a_line() =>
        OneOf("module", "go", "require", "replace", "(", ")", "=>", "\"", "`", "//", "\n", " ", "v1.0.0", "a", "[", ",", "\0").List[0, 30].Sample(pieces =>
        {
            try
            {
                GoModFile.Parse(string.Concat(pieces), "go.mod");
            }
            catch (GoModFileException exception)
            {
                Assert.InRange(exception.Line, 0, pieces.Count + 1);
            }
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
