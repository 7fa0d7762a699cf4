using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Tests.Catalog;

namespace KubeStellar.Delivery.Tests.Charts.Deriving;

public sealed class ChartRecipeTests
{
    [Theory]
    [InlineData("	helm package chart")]
    [InlineData("	$(KUSTOMIZE) build config/default")]
    [InlineData("	$(KUSTOMIZE) build config/default | yq 'del(.metadata)' > chart/templates/x.yaml")]
    [InlineData("	$(KUSTOMIZE) build config/default | sed s/a/b/ > chart/templates/x.yaml")]
    [InlineData("	$(KUSTOMIZE) build config/default > chart/x.yaml; rm -rf chart")]
    [InlineData("	$(KUSTOMIZE) build ../other > chart/templates/x.yaml")]
    [InlineData("	$(KUSTOMIZE) build --enable-helm > chart/templates/x.yaml")]
    [InlineData("	$(KUSTOMIZE) build $(shell ls) > chart/templates/x.yaml")]
    [InlineData("	cd config/manager && $(KUSTOMIZE) edit add label a:b")]
    [InlineData("	scripts/add-helm-code.sh remove")]
    [InlineData("	kubectl create secret generic x --from-file=a > chart/templates/x.yaml")]
    [InlineData("	kubectl create secret generic x --from-literal=a=b --dry-run=client -o yaml > chart/templates/x.yaml")]
    [InlineData("	cat $$HOME/x > chart/templates/x.yaml")]
    [InlineData("	cat `ls` > chart/templates/x.yaml")]
    [InlineData("	cp -r config chart/")]
    [InlineData("	git checkout main")]
    [InlineData("ifdef X\n	mkdir -p x")]
    public void A_line_that_is_not_understood_is_an_error_with_its_line(string line)
    {
        var error = Assert.Throws<RecipeNotUnderstoodException>(() => Read(DerivationSource.Makefile("	@mkdir -p chart/crds\n" + line)));
        Assert.Equal(("Makefile", 9), (error.File, error.Line));
        Assert.Contains(line.Split('\n')[0].Trim(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prerequisite_that_does_more_than_bring_tools_is_not_understood()
    {
        var makefile = DerivationSource.YqMakefile.Replace("chart: manifests", "chart: sprinkle manifests", StringComparison.Ordinal) + "sprinkle:\n\techo x > chart/templates/x.yaml\n";
        Assert.Equal(7, Assert.Throws<RecipeNotUnderstoodException>(() => Read(makefile)).Line);
    }

    [Fact]
    public void A_recipe_that_sets_two_images_is_not_understood() =>
        Assert.Throws<RecipeNotUnderstoodException>(() => Read(DerivationSource.Makefile("	cd a && $(KUSTOMIZE) edit set image a=${IMG}\n	cd a && $(KUSTOMIZE) edit set image b=${IMG}")));

    [Theory]
    [InlineData("")]
    [InlineData("chart: manifests\n")]
    [InlineData("# chart:\n\nother:\n\tfalse\n")]
    public void A_makefile_without_such_a_recipe_derives_nothing(string makefile) => Assert.Null(ChartRecipe.Read(new TextFiles(("Makefile", makefile))));

    [Fact]
    public void A_source_without_makefile_derives_nothing() => Assert.Null(ChartRecipe.Read(new TextFiles()));

    [Theory]
    [InlineData("go install sigs.k8s.io/kustomize/kustomize/v5@latest", "latest")]
    [InlineData("GOBIN=x go install sigs.k8s.io/kustomize/kustomize/v5@v5.5.0", "v5.5.0")]
    [InlineData("true", "latest")]
    public void The_pin_is_what_the_install_line_says(string install, string pin) =>
        Assert.Equal(pin, Read($"chart:\n\tmkdir -p x\nkustomize:\n\t{install}\n").KustomizePin);

    [Theory]
    [InlineData("v5.1.0", "v5.1.0")]
    [InlineData("5.1.0", "v5.1.0")]
    [InlineData("latest", "latest")]
    [InlineData("$(OTHER)", "v5.2.1")]
    public void The_pin_is_what_the_variable_says(string value, string pin) => Assert.Equal(pin, Read(WithPin(value)).KustomizePin);

    [Theory]
    [InlineData("../../elsewhere")]
    [InlineData("v5")]
    [InlineData("vlatest")]
    [InlineData("v5.1.0/../../x")]
    [InlineData("$(shell cat version)")]
    public void A_pin_that_is_no_version_is_an_error(string value) => Assert.Equal(value, Assert.Throws<UnusablePinException>(() => Read(WithPin(value))).Pin);

    [Theory]
    [InlineData("chart: manifests ; $(KUSTOMIZE) build config > chart/templates/a.yaml\n")]
    [InlineData("chart: manifests\n\t@$(KUSTOMIZE) build config > chart/templates/a.yaml # for the chart\n")]
    [InlineData("chart: manifests\r\n\t-$(KUSTOMIZE) build \\\r\n\t\tconfig > chart/templates/a.yaml\r\n")]
    public void A_recipe_may_be_written_otherwise(string makefile) => Assert.Equal(["chart/templates/a.yaml"], Read(makefile).OutputsIn("/nowhere", "chart"));

    [Fact]
    public void The_image_is_known_with_what_the_recipe_does_to_it()
    {
        Assert.Equal(new RecipeImage("controller", "${IMG}", DropsV: true, "Makefile:8"), Read(DerivationSource.SplitMakefile).Image);
        Assert.Equal(new RecipeImage("controller", "${IMG}", DropsV: false, "Makefile:2"), Read("chart:\n\tcd x && bin/kustomize edit set image controller=${IMG}\n").Image);
    }

    [Fact]
    public void The_default_image_is_expanded_with_the_tag_in_place_of_the_abbreviated_commit() =>
        Assert.Equal("ghcr.io/kubestellar/kubestellar/controller-manager:1a2b3c4", Read(DerivationSource.SplitMakefile).DefaultImage(null, "1a2b3c4"));

    [Theory]
    [InlineData("IMAGE_TAG ?= 0.2.0-alpha.1\n", null, "0.2.0-alpha.1")]
    [InlineData("IMAGE_TAG ?= 0.2.0-alpha.1\n", "test", "test")]
    [InlineData("", null, "1a2b3c4")]
    public void The_tag_is_the_one_given_else_the_makefiles_own_else_the_commit(string assignment, string? given, string tag) =>
        Assert.Equal($"x:{tag}", Read($"{assignment}chart:\n\tcd x && kustomize edit set image controller=x:$(IMAGE_TAG)\n").DefaultImage(given, "1a2b3c4"));

    [Fact]
    public void A_default_image_that_only_a_shell_can_compute_is_an_error_with_its_line()
    {
        var recipe = Read("IMG = x:$(shell date)\nchart:\n\tcd x && kustomize edit set image controller=${IMG}\n");
        var error = Assert.Throws<UncomputedImageException>(() => recipe.DefaultImage("t", "1a2b3c4"));
        Assert.Equal(("Makefile:3", "shell date"), (error.Image.Place, error.Variable));
    }

    [Fact]
    public void Outputs_are_those_below_the_charts_folder()
    {
        var recipe = Read(DerivationSource.HooksMakefile);
        Assert.Equal(["chart/crds/bowls.yaml", "chart/crds/cups.yaml", "chart/templates/builtin-hooks.yaml", "chart/templates/operator.yaml"], recipe.OutputsIn("/nowhere", "chart"));
        Assert.Empty(recipe.OutputsIn("/nowhere", "core-chart"));
    }

    private static string WithPin(string value) => $"OTHER = v5.2.1\nKUSTOMIZE_VERSION ?= {value}\nchart:\n\tmkdir -p x\n";

    private static ChartRecipe Read(string makefile) => ChartRecipe.Read(new TextFiles(("Makefile", makefile)))!;
}
