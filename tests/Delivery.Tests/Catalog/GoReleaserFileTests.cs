using CsCheck;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class GoReleaserFileTests
{
    [Fact]
    public void An_image_takes_from_its_build_what_it_does_not_say_itself()
    {
        var image = Assert.Single(Read(
            """
            builds:
            - id: other
              main: ./cmd/other
            - id: manager
              main: ./cmd/manager
              dir: sub
              flags: [-tags=x]
              ldflags:
              - "{{ .Env.LDFLAGS }}"
              env:
              - CGO_ENABLED=0
            kos:
            - repository: ghcr.io/owner/manager
              build: manager
              bare: true
              tags: ['{{.Version}}', latest]
              platforms: [linux/amd64, linux/arm/v7]
            """,
            ".goreleaser.yaml"));
        Assert.Equal("ghcr.io/owner/manager", image.Repository.ToString());
        Assert.Equal("./cmd/manager", image.MainPackage);
        Assert.Equal("manager", image.Name);
        Assert.Equal("sub", image.Directory);
        Assert.Equal(["-tags=x"], image.Flags);
        Assert.Equal(["{{ .Env.LDFLAGS }}"], image.Ldflags);
        Assert.Equal(["CGO_ENABLED=0"], image.Environment);
        Assert.Equal(["{{.Version}}", "latest"], image.Tags);
        Assert.Equal(["linux/amd64", "linux/arm/v7"], image.Platforms.Select(platform => platform.ToString()));
    }

    [Fact]
    public void What_the_image_says_itself_wins()
    {
        var image = Assert.Single(Read(
            """
            builds:
            - {id: a, main: ./cmd/a, ldflags: ["-s"]}
            kos:
            - {repository: ghcr.io/o/x, build: a, main: ./cmd/b, ldflags: ["-w"], bare: true, base_image: scratch, labels: {team: "{{.Version}}"}}
            """,
            "f"));
        Assert.Equal("./cmd/b", image.MainPackage);
        Assert.Equal(["-w"], image.Ldflags);
        Assert.Equal("scratch", image.BaseImage);
        Assert.Equal("{{.Version}}", image.Labels["team"]);
    }

    [Fact]
    public void Several_repositories_are_as_many_images()
    {
        var images = Read(
            """
            builds: [{id: a, main: ./cmd/a}]
            kos: [{repositories: [ghcr.io/o, quay.io/o], build: a, base_import_paths: true}]
            """,
            "f");
        Assert.Equal(["ghcr.io/o/a", "quay.io/o/a"], images.Select(image => image.Repository.ToString()));
    }

    [Fact]
    public void Defaults_are_goreleasers()
    {
        var image = Assert.Single(Read("builds: [{id: a, main: ./cmd/a}]\nkos: [{repository: ghcr.io/o/a, bare: true}]", "f"));
        Assert.Equal(["latest"], image.Tags);
        Assert.Equal(["linux/amd64"], image.Platforms.Select(platform => platform.ToString()));
        Assert.Equal("./cmd/a", image.MainPackage);
    }

    [Theory]
    [InlineData("kos: [{bare: true}]", 1, 7, "repository", "neither")]
    [InlineData("kos: [{repository: ghcr.io/o/a}]", 1, 7, "bare", "neither")]
    [InlineData("kos:\n- repository: Not A Name\n  bare: true", 2, 15, "ghcr.io/owner/name", "Not A Name")]
    [InlineData("kos:\n- repository: ghcr.io/o/a\n  bare: true\n  platforms: [linux]", 4, 14, "os/architecture", "linux")]
    [InlineData("kos:\n- repository: ghcr.io/o/a\n  bare: true\n  build: missing", 4, 10, "the id of an entry under builds", "missing")]
    [InlineData("kos: text", 1, 6, "a sequence of mappings", "text")]
    [InlineData("kos:\n- [a", 3, 1, "well-formed YAML", "")]
    [InlineData("-\t{\n`", 1, 1, "well-formed YAML", "cannot follow")]
    [InlineData("? &a [*a]\n: b", 1, 3, "well-formed YAML", "a key that is not plain text")]
    [InlineData("a: &a x\n*a : b", 2, 1, "well-formed YAML", "a key that is not plain text")]
    [InlineData("?\t:", 1, 3, "well-formed YAML", "a key that is not plain text")]
    public void What_cannot_be_built_is_an_error_with_file_line_and_column(string text, int line, int column, string expected, string found)
    {
        var error = Assert.Throws<InvalidYamlException>(() => Read(text, "dir/.goreleaser.yaml"));
        Assert.Equal(("dir/.goreleaser.yaml", line, column), (error.File, error.Line, error.Column));
        Assert.Contains(expected, error.Fault.Expected, StringComparison.Ordinal);
        Assert.Contains(found, error.Fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_that_no_stack_would_hold_is_refused()
    {
        var error = Assert.Throws<InvalidYamlException>(() => Read(new string('[', 100_000), "f"));
        Assert.Contains("deeper than 100", error.Fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_either_read_or_refused_with_a_place() =>
        Gen.Char["kos: [{}]-\n\t&*!|>'\"#%@`,?~ab"].Array[0, 40].Select(text => new string(text)).Sample(text =>
        {
            try
            {
                Read(text, "f");
            }
            catch (InvalidYamlException error)
            {
                Assert.True(error.Line >= 1 && error.Column >= 1, error.Message);
            }
        });

    private static IReadOnlyList<ImageDeclaration> Read(string text, string file) => GoReleaserFile.Images(YamlMap.Parse(text, file));
}
