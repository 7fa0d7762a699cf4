using System.Text;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Delivery.Tests.Charts.Deriving;
using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Charts.Specializing;

public sealed class ChartSpecializerTests
{
    private static readonly RepositoryName Manager = RepositoryName.Parse("ghcr.io/kubestellar/kubestellar/controller-manager");

    private static readonly ChartDeclaration Placeholders = new()
    {
        Directory = "chart",
        Name = "sample-chart",
        Repository = RepositoryName.Parse("ghcr.io/owner/sample-chart"),
        TagStyle = TagStyle.WithV,
        ImagePlaceholders = new Dictionary<string, RepositoryName> { ["CM_IMAGE_PLACEHOLDER"] = Manager },
        VersionValues = ["KUBESTELLAR_VERSION"],
        DeployedImage = Manager,
    };

    private static readonly (string Path, string Text)[] PlaceholderChart =
    [
        ("chart/Chart.yaml", "apiVersion: v2\nname: sample-chart # its name\nversion: 0.1.0 # automatically set\nappVersion: \"0.1.0\"\n"),
        ("chart/values.yaml", "# The release:\nKUBESTELLAR_VERSION: 0.0.1 # a self-reference\nother: \"1\"\n"),
        ("chart/templates/controller.yaml", "spec:\n  # über\n  image: CM_IMAGE_PLACEHOLDER\n  again: \"CM_IMAGE_PLACEHOLDER\"\n"),
    ];

    [Fact]
    public async Task Everything_of_the_release_is_filled_in_and_listed_with_its_line()
    {
        var chart = await SpecializeAsync(Placeholders, PlaceholderChart);
        Assert.Equal("spec:\n  # über\n  image: ghcr.io/kubestellar/kubestellar/controller-manager:1.2.3-rc.1\n  again: \"ghcr.io/kubestellar/kubestellar/controller-manager:1.2.3-rc.1\"\n", TextOf(chart, "templates/controller.yaml"));
        Assert.Equal("# The release:\nKUBESTELLAR_VERSION: \"1.2.3-rc.1\" # a self-reference\nother: \"1\"\n", TextOf(chart, "values.yaml"));
        Assert.Equal("apiVersion: v2\nname: sample-chart # its name\nversion: v1.2.3-rc.1 # automatically set\nappVersion: \"v1.2.3-rc.1\"\n", TextOf(chart, "Chart.yaml"));
        Assert.Equal(
            [
                "chart/templates/controller.yaml:3 CM_IMAGE_PLACEHOLDER",
                "chart/templates/controller.yaml:4 CM_IMAGE_PLACEHOLDER",
                "chart/values.yaml:2 KUBESTELLAR_VERSION",
                "chart/Chart.yaml:3 version",
                "chart/Chart.yaml:4 appVersion",
            ],
            chart.Substitutions.Select(place => $"{place.File}:{place.Line} {place.Placeholder}"));
    }

    [Fact]
    public async Task Version_and_appVersion_are_added_where_they_are_missing()
    {
        var chart = await SpecializeAsync(Placeholders, [("chart/Chart.yaml", "name: sample-chart\napiVersion: v2\n"), .. PlaceholderChart[1..]]);
        Assert.Equal("name: sample-chart\nversion: v1.2.3-rc.1\nappVersion: v1.2.3-rc.1\napiVersion: v2\n", TextOf(chart, "Chart.yaml"));
    }

    [SkippableFact]
    public async Task A_derived_chart_runs_the_image_of_the_release_and_depends_on_the_files_alone()
    {
        var declaration = Placeholders with { ImagePlaceholders = new Dictionary<string, RepositoryName>(), VersionValues = [] };
        var files = DerivationSource.Files.Append(("Makefile", DerivationSource.YqMakefile)).ToArray();
        var first = await SpecializeAsync(declaration, files);
        var second = await SpecializeAsync(declaration, files);
        Assert.Equal(first.Files.Select(file => $"{file.Path} {Convert.ToHexString(file.Content.Span)}"), second.Files.Select(file => $"{file.Path} {Convert.ToHexString(file.Content.Span)}"));
        Assert.Equal(first.Substitutions, second.Substitutions);
        var image = Assert.Single(first.Substitutions, place => place.Placeholder == "controller");
        Assert.Equal("ghcr.io/kubestellar/kubestellar/controller-manager:1.2.3-rc.1", image.Value);
        Assert.Contains($"image: {image.Value}\n", TextOf(first, "templates/controller-manager.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Placeholders_that_are_left_are_an_error_that_names_every_place()
    {
        var error = await Assert.ThrowsAsync<LeftOverPlaceholderException>(() => SpecializeAsync(Placeholders, [
            .. PlaceholderChart,
            ("chart/templates/sub/other.yaml", "a: b\nimage: MY_CM_IMAGE_PLACEHOLDER\n"),
            ("chart/templates/third.yaml", "image: PLACEHOLDER2, PLACEHOLDER\n"),
        ]));
        Assert.Equal(
            [new("chart/templates/sub/other.yaml", 2, "MY_CM_IMAGE_PLACEHOLDER"), new("chart/templates/third.yaml", 1, "PLACEHOLDER")], error.Placeholders);
        Assert.Contains("chart/templates/sub/other.yaml:2: MY_CM_IMAGE_PLACEHOLDER", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crds/kind.yaml")]
    [InlineData("charts/part/templates/a.yaml")]
    [InlineData("charts/part/charts/deeper/values.yaml")]
    public async Task Placeholders_are_filled_in_and_sought_in_all_that_is_installed(string path)
    {
        var chart = await SpecializeAsync(Placeholders, [.. PlaceholderChart, ($"chart/{path}", "image: CM_IMAGE_PLACEHOLDER\n")]);
        Assert.Equal("image: ghcr.io/kubestellar/kubestellar/controller-manager:1.2.3-rc.1\n", TextOf(chart, path));
        var error = await Assert.ThrowsAsync<LeftOverPlaceholderException>(() => SpecializeAsync(Placeholders, [.. PlaceholderChart, ($"chart/{path}", "image: X_PLACEHOLDER\n")]));
        Assert.Equal($"chart/{path}", Assert.Single(error.Placeholders).File);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("charts/part/README.md")]
    public async Task What_is_only_read_may_speak_of_placeholders(string path) =>
        Assert.Equal("CM_IMAGE_PLACEHOLDER\n", TextOf(await SpecializeAsync(Placeholders, [.. PlaceholderChart, ($"chart/{path}", "CM_IMAGE_PLACEHOLDER\n")]), path));

    [Theory]
    [InlineData("OTHER_VERSION: 1.0.0\n")]
    [InlineData("# KUBESTELLAR_VERSION: 1.0.0\n")]
    [InlineData("nested:\n  KUBESTELLAR_VERSION: 1.0.0\n")]
    public async Task A_version_key_that_is_missing_is_an_error(string values)
    {
        var error = await Assert.ThrowsAsync<MissingVersionValueException>(() => SpecializeAsync(Placeholders, [PlaceholderChart[0], ("chart/values.yaml", values)]));
        Assert.Equal(("chart/values.yaml", "KUBESTELLAR_VERSION"), (error.File, error.Key));
    }

    [Fact]
    public async Task A_chart_without_the_file_of_its_version_keys_is_an_error() =>
        Assert.Equal("chart/values.yaml", (await Assert.ThrowsAsync<MissingVersionValueException>(() => SpecializeAsync(Placeholders, PlaceholderChart[0]))).File);

    [Theory]
    [InlineData("a: b\nKUBESTELLAR_VERSION: [1,\n", 3)]
    [InlineData("KUBESTELLAR_VERSION:\n  a: b\n", 2)]
    public async Task Values_that_are_no_yaml_or_of_another_shape_are_an_error_with_their_place(string values, long line)
    {
        var error = await Assert.ThrowsAsync<InvalidYamlException>(() => SpecializeAsync(Placeholders, [PlaceholderChart[0], ("chart/values.yaml", values)]));
        Assert.Equal(("chart/values.yaml", line), (error.File, error.Line));
    }

    [Fact]
    public async Task A_recipe_that_sets_an_image_which_nothing_names_is_an_error()
    {
        var error = await Assert.ThrowsAsync<UndeclaredRecipeImageException>(
            () => SpecializeAsync(Placeholders with { DeployedImage = null }, [.. DerivationSource.Files, ("Makefile", DerivationSource.YqMakefile)]));
        Assert.Equal("controller", error.Image.Name);
        Assert.Contains("delivery.kubestellar.io/deploys", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_that_is_no_utf8_is_an_error_with_its_place()
    {
        using var source = Source(PlaceholderChart);
        await File.WriteAllBytesAsync(source["chart/Chart.yaml"], [.. "name: x\nversion: 1.0.0\ndescription: "u8, 0xC3, 0x28]);
        var error = await Assert.ThrowsAsync<InvalidTextException>(() => SpecializeAsync(Placeholders, source));
        Assert.Equal(("chart/Chart.yaml", 3, 14), (error.File, error.Line, error.Column));
    }

    [Fact]
    public async Task A_chart_without_metadata_is_an_error()
    {
        using var source = Source(PlaceholderChart[1..]);
        await Assert.ThrowsAsync<MissingChartFileException>(() => SpecializeAsync(Placeholders, source));
    }

    private static TemporaryDirectory Source((string Path, string Text)[] files)
    {
        var source = new TemporaryDirectory();
        foreach (var (path, text) in files)
        {
            source.Write(path, text);
        }

        return source;
    }

    private static async Task<SpecializedChart> SpecializeAsync(ChartDeclaration declaration, params (string Path, string Text)[] files)
    {
        using var source = Source(files);
        return await SpecializeAsync(declaration, source);
    }

    private static async Task<SpecializedChart> SpecializeAsync(ChartDeclaration declaration, TemporaryDirectory source)
    {
        var images = new Dictionary<RepositoryName, Reference> { [Manager] = new(Manager, "1.2.3-rc.1") };
        var chart = new DeliveredChart { Declaration = declaration, Release = ReleaseVersion.Parse("1.2.3-rc.1"), Images = images };
        return await new ChartSpecializer(new ChartDeriver(new TestKustomize())).SpecializeAsync(chart, source.FullPath, CancellationToken.None);
    }

    private static string TextOf(SpecializedChart chart, string path) => Encoding.UTF8.GetString(chart.Files.Find(path)!.Content.Span);
}
