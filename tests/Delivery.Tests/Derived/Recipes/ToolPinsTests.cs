using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Tests.Catalog;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

public sealed class ToolPinsTests
{
    [Fact]
    public void Every_program_that_derives_is_named_once()
    {
        var pins = ToolPins.Read(RecipeSource.Tree());

        Assert.Equal(["controller-gen", "client-gen", "lister-gen", "informer-gen", "openshift-goimports"], pins.Programs.Select(pin => pin.Name));
        Assert.Equal(("v5.3.0", "kustomize/v5@v5.3.0"), (pins.Kustomize!.Version, RecipeSource.FullMakefile.Split('\n')[int.Parse(pins.Kustomize.Place.Split(':')[1], null) - 1][^"kustomize/v5@v5.3.0".Length..]));
    }

    [Theory]
    [InlineData("all:\n\ttrue\n", null)]
    [InlineData("KUSTOMIZE ?= bin/kustomize\n", "latest in Makefile")]
    [InlineData("KUSTOMIZE ?= bin/kustomize\nKUSTOMIZE_VERSION = 5.1.0\n", "v5.1.0 in Makefile:2")]
    [InlineData("KUSTOMIZE_VERSION ?= latest\n", "latest in Makefile:1")]
    [InlineData("k:\n\tgo install sigs.k8s.io/kustomize/kustomize/v5@v5.0.0\n", "v5.0.0 in Makefile:2")]
    public void Kustomize_is_pinned_where_the_makefile_uses_it(string makefile, string? expected) =>
        Assert.Equal(expected, ToolPins.Read(new TextFiles(("Makefile", makefile))).Kustomize is { } pin ? $"{pin.Version} in {pin.Place}" : null);

    [Fact]
    public void A_source_without_makefile_pins_nothing()
    {
        var pins = ToolPins.Read(new TextFiles());
        Assert.Null(pins.Kustomize);
        Assert.Empty(pins.Programs);
    }

    [Theory]
    [InlineData("x:\n\tgo install example.org/tool@v1", "v1 null Makefile:2")]
    [InlineData("x:\n\t@GOBIN=$(B) go  install -tags=a example.org/cmd/tool/v3@v3.0.0 && true", "v3.0.0 null Makefile:2")]
    [InlineData("V = abc\nx:\n\tA=1 GOTOOLCHAIN=$(T) GOBIN=b go install 'example.org/tool@$(V)'\nT := go1.22.1", "abc go1.22.1 Makefile:1")]
    [InlineData("x:\n\tGOBIN=b ./hack/go-install.sh example.org/tool tool release-1.2", "release-1.2 null Makefile:2")]
    [InlineData("V = 1.2\nx:\n\tgo install example.org/tool@v$(V)", "v1.2 null Makefile:3")]
    [InlineData("# go install example.org/tool@v0\nx:\n\tgo install example.org/tool@v1", "v1 null Makefile:3")]
    public void A_program_is_pinned_by_the_line_that_installs_it(string makefile, string expected)
    {
        var pin = new MakefilePins(Delivery.Catalog.Makefile.Parse(makefile)).Get("tool");
        Assert.Equal(expected, $"{pin.Version} {pin.Toolchain ?? "null"} {pin.Place}");
    }

    [Theory]
    [InlineData("x:\n\tgo install example.org/tools@v1")]
    [InlineData("x:\n\tgo build example.org/tool@v1")]
    [InlineData("x:\n\tcargo install example.org/tool@v1")]
    public void Other_lines_pin_nothing(string makefile) => Assert.Throws<MissingPinException>(() => new MakefilePins(Delivery.Catalog.Makefile.Parse(makefile)).Get("tool"));
}
