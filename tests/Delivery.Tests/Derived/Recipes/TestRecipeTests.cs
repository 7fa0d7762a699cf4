using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Tests.Catalog;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

public sealed class TestRecipeTests
{
    private const string Head =
        """
        ENVTEST_K8S_VERSION = 1.26.1
        LOCALBIN ?= $(shell pwd)/bin
        ENVTEST ?= $(LOCALBIN)/setup-envtest
        $(ENVTEST):
        	GOBIN=$(LOCALBIN) go install sigs.k8s.io/controller-runtime/tools/setup-envtest@release-0.19
        envtest: $(ENVTEST)
        manifests generate fmt vet other:
        	true

        """;

    [Fact]
    public void Tests_are_run_as_the_makefile_says()
    {
        var recipe = Read("test: manifests generate fmt vet ## run them\n\tgo test ./api/... ./cmd/... -coverprofile cover.out\n")!;

        Assert.Equal(["manifests", "generate", "fmt", "vet"], recipe.Prerequisites);
        Assert.Equal(["./api/...", "./cmd/...", "-coverprofile", "cover.out"], recipe.Arguments);
        Assert.Null(recipe.Assets);
        Assert.Equal("Makefile:10", recipe.Place);
    }

    [Fact]
    public void Kubernetes_programs_are_named_where_tests_need_them()
    {
        var recipe = Read("test: manifests envtest\n\tKUBEBUILDER_ASSETS=\"$(shell $(ENVTEST) use $(ENVTEST_K8S_VERSION) --bin-dir $(LOCALBIN) -p path)\" go test ./... -v\n")!;

        Assert.Equal(["manifests"], recipe.Prerequisites);
        Assert.Equal(["./...", "-v"], recipe.Arguments);
        Assert.Equal("1.26.1", recipe.Assets!.KubernetesVersion);
        Assert.Equal("sigs.k8s.io/controller-runtime/tools/setup-envtest@release-0.19", recipe.Assets.SetupEnvtest.ToString());
        Assert.Equal("Makefile:5", recipe.Assets.SetupEnvtest.Place);
    }

    [Fact]
    public void A_source_without_such_a_rule_has_no_tests()
    {
        Assert.Null(TestRecipe.Read(new TextFiles()));
        Assert.Null(Read("test: vet\n"));
    }

    [Theory]
    [InlineData("test: other\n\tgo test ./...", 9)]
    [InlineData("test:\n\tgo test ./...\n\tgo test ./more", 9)]
    [InlineData("test:\n\tginkgo ./...", 10)]
    [InlineData("test:\n\tX=1 go test ./...", 10)]
    [InlineData("test:\n\tgo test ./... > log", 10)]
    [InlineData("test:\n\tgo test ./... | tee log", 10)]
    [InlineData("test:\n\tgo test $(shell ls)", 10)]
    [InlineData("test:\n\tKUBEBUILDER_ASSETS=\"$(shell ls)\" go test ./...", 10)]
    [InlineData("test:\n\tKUBEBUILDER_ASSETS=\"$(shell $(ENVTEST) use -p path)\" go test ./...", 10)]
    public void A_rule_of_another_form_is_an_error_with_its_line(string rule, int line)
    {
        var error = Assert.Throws<RecipeNotUnderstoodException>(() => Read(rule + "\n"));
        Assert.Equal(("Makefile", line), (error.File, error.Line));
        Assert.Contains("run the tests", error.Message, StringComparison.Ordinal);
    }

    private static TestRecipe? Read(string rule) => TestRecipe.Read(new TextFiles(("Makefile", Head + rule)));
}
