using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding.GoModules;

namespace KubeStellar.Delivery.Tests.References.Finding.GoModules;

public sealed class GoModFinderTests
{
    private static Found In(string text) => Found.In("tools/go.mod", text, [new GoModFinder()]);

    [Fact]
    public void Direct_requirements_those_of_the_family_and_replacements_are_found()
    {
        var found = In("""
            module github.com/kubestellar-sample/a // v9.9.9

            go 1.24.5
            toolchain go1.24.6
            tool golang.org/x/tools/cmd/stringer

            require github.com/kubestellar/kubeflex v0.9.1 // why
            require (
            	k8s.io/api v0.32.10
            	"quoted.example/x" v1.0.0
            	github.com/other/indirect v1.2.3 // indirect
            	open-cluster-management.io/api v0.16.1 // indirect
            	github.com/openshift/api v0.0.0-20240924220842-3c700b6cb32b
            )
            exclude k8s.io/api v0.1.0
            replace (
            	k8s.io/api v0.32.10 => k8s.io/api v0.32.11
            	github.com/kubestellar/kubestellar => ../kubestellar
            )
            replace github.com/a/b => github.com/fork/b v1.0.0
            """);

        Assert.Equal(
            [
                "v0.9.1 | github.com/kubestellar/kubeflex",
                "v0.32.10 | k8s.io/api",
                "v1.0.0 | quoted.example/x",
                "v0.16.1 | open-cluster-management.io/api",
                "v0.0.0-20240924220842-3c700b6cb32b | github.com/openshift/api",
                "v0.32.11 | k8s.io/api",
                "v1.0.0 | github.com/fork/b",
            ],
            found.Mentions);
        Assert.Equal(2, found.Findings.Mentions.Count(mention => mention.Form == ReferenceForm.GoReplacement));
        Assert.Empty(found.Findings.Unread);
    }

    [Theory]
    [InlineData("x.example/y => ./third_party/y", "")]
    [InlineData("x.example/y v1.2.3 => ../y", "")]
    [InlineData("x.example/y v1.0.0 => ../y", "v1.2.3 | x.example/y")]
    public void What_a_folder_takes_the_place_of_has_no_version(string replacement, string expected) =>
        Assert.Equal(expected, string.Join(", ", In($"module a\nrequire x.example/y v1.2.3\nreplace {replacement}\n").Mentions));

    [Theory]
    [InlineData("module a\r\nrequire x.example/y v1.2.3\r\n")]
    [InlineData("\uFEFFmodule a\nrequire x.example/y v1.2.3")]
    [InlineData("module a\nrequire(\nx.example/y v1.2.3\n)\n")]
    public void Line_ends_and_byte_order_marks_move_no_place(string text) => Assert.Equal(["v1.2.3 | x.example/y"], In(text.Replace("require(", "require (", StringComparison.Ordinal)).Mentions);

    [Fact]
    public void An_escaped_path_is_told_not_guessed()
    {
        var found = In("module a\nrequire \"x.exam\\ple/y\" v1.2.3\n");

        Assert.Empty(found.Mentions);
        Assert.Equal(2, Assert.Single(found.Findings.Unread).Line);
    }

    [Theory]
    [InlineData("require x v1\n", 0)]
    [InlineData("module a\nrequire x\n", 2)]
    [InlineData("module a\nrequire (\n x v1\n", 2)]
    public void A_malformed_file_is_told_with_its_line(string text, int line)
    {
        var found = In(text);

        Assert.Empty(found.Mentions);
        Assert.Equal(("tools/go.mod", line), found.Findings.Unread.Select(unread => (unread.File, unread.Line)).Single());
    }

    [Theory]
    [InlineData("go.mod", true)]
    [InlineData("a/go.mod", true)]
    [InlineData("a/cargo.mod", false)]
    [InlineData("go.mod.txt", false)]
    public void Only_module_files_are_read(string path, bool expected) => Assert.Equal(expected, new GoModFinder().Reads(path));
}
