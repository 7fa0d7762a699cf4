using System.Text;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Tests.Catalog;
using static KubeStellar.Delivery.Tests.Derived.Recipes.RecipeSource;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

public sealed class DerivationCatalogTests
{
    private const string ControllerGen = "GOTOOLCHAIN=go1.21.8 sigs.k8s.io/controller-tools/cmd/controller-gen@v0.13.0";
    private const string Definition = "metadata:\n  annotations:\n    controller-gen.kubebuilder.io/version: v0.13.0\n";

    [Fact]
    public void A_source_derives_what_its_makefile_has_rules_for_in_one_order() =>
        Assert.Equal(["manifests", "generate", "codegenclients"], DerivationCatalog.Read(Tree()).Select(derivation => derivation.Name));

    [Fact]
    public void A_source_without_makefile_or_without_such_rules_derives_nothing()
    {
        Assert.Empty(DerivationCatalog.Read(new TextFiles()));
        Assert.Empty(DerivationCatalog.Read(Tree("all:\n\ttrue\n\nmanifests: controller-gen\n")));
    }

    [Fact]
    public void Steps_say_what_would_be_typed_with_the_versions_of_programs()
    {
        var derivations = DerivationCatalog.Read(Tree());

        Assert.Equal(
            [
                $"{ControllerGen} rbac:roleName=manager crd webhook paths=./api/... output:crd:artifacts:config=config/crd/bases",
                "kustomize@v5.3.0 build config/crd > pkg/crd/files/crds.yaml",
            ],
            TextsOf(derivations[0]));
        Assert.Equal([$"{ControllerGen} object:headerFile=hack/boilerplate/go.txt paths=./api/..."], TextsOf(derivations[1]));
        Assert.Equal(
            [
                "rm -rf pkg/generated",
                "source k8s.io/code-generator@v0.28.2/kube_codegen.sh; kube::codegen::gen_client --with-watch --input-pkg-root example.org/sample/one/api"
                    + " --output-pkg-root example.org/sample/one/pkg/generated --output-base ./../../.. --boilerplate ./hack/boilerplate/generated.txt",
                "github.com/openshift-eng/openshift-goimports@0123456789abcdef0123456789abcdef01234567 -i example.org/sibling -m example.org/sample/one pkg/generated",
            ],
            TextsOf(derivations[2]));
    }

    [Fact]
    public void Programs_are_pinned_where_the_version_would_be_changed()
    {
        var lines = FullMakefile.Split('\n').ToList();
        var pins = DerivationCatalog.Read(Tree()).SelectMany(derivation => derivation.Tools).DistinctBy(pin => pin.ToString()).ToList();

        Assert.Equal(["controller-gen", "client-gen", "lister-gen", "informer-gen", "openshift-goimports"], pins.Select(pin => pin.Name));
        Assert.Equal(["go1.21.8", null, null, null, null], pins.Select(pin => pin.Toolchain));
        Assert.Equal(
            ["CONTROLLER_TOOLS_VERSION ?=", "CODE_GEN_VER :=", "CODE_GEN_VER :=", "CODE_GEN_VER :=", "IMPORTS_VER :="],
            pins.Select(pin => string.Join(' ', lines[int.Parse(pin.Place.Split(':')[1], null) - 1].Split(' ')[..2])));
    }

    [Fact]
    public void Places_are_the_lines_that_do_it()
    {
        var lines = (FullMakefile + PackageScript).Split('\n').ToList();
        var places = DerivationCatalog.Read(Tree()).SelectMany(derivation => derivation.Steps).Select(step => step.Place).ToList();

        Assert.Equal($"Makefile:{lines.FindIndex(line => line.Contains("rbac", StringComparison.Ordinal)) + 1}", places[0]);
        Assert.Equal($"{Script}:{PackageScript.Split('\n').ToList().FindIndex(line => line.StartsWith("rm ", StringComparison.Ordinal)) + 1}", places[3]);
        Assert.Equal($"Makefile:{lines.FindIndex(line => line.Contains("-i example.org", StringComparison.Ordinal)) + 1}", places[5]);
    }

    [Fact]
    public void Files_that_bear_the_generators_mark_exist_only_because_of_it()
    {
        var outputs = DerivationCatalog.Read(Tree())[0].Outputs;

        Assert.True(Owns(outputs, "config/crd/bases/one.yaml", Definition));
        Assert.False(Owns(outputs, "config/crd/bases/one.yaml", "kind: CustomResourceDefinition\n"));
        Assert.False(Owns(outputs, "config/crd/bases/deeper/one.yaml", Definition));
        Assert.False(Owns(outputs, "pkg/crd/files/crds.yaml", Definition));
        Assert.False(Owns(outputs, "config/rbac/role.yaml", Definition));
        Assert.All(["config/crd/bases/one.yaml", "pkg/crd/files/crds.yaml", "config/rbac/role.yaml", "config/webhook/manifests.yaml"], path => Assert.True(Contains(outputs, path)));
        Assert.All(["config/crd/kustomization.yaml", "pkg/crd/files/other.yaml", "config/rbac/role_binding.yaml", "api/control/v1alpha1/types.go"], path => Assert.False(Contains(outputs, path)));
    }

    [Fact]
    public void Deep_copies_and_clients_exist_only_because_they_were_made()
    {
        var derivations = DerivationCatalog.Read(Tree());

        Assert.True(Owns(derivations[1].Outputs, "api/control/v1alpha1/zz_generated.deepcopy.go", ""));
        Assert.False(Contains(derivations[1].Outputs, "api/control/v1alpha1/types.go"));
        Assert.False(Contains(derivations[1].Outputs, "pkg/zz_generated.deepcopy.go"));
        Assert.True(Owns(derivations[2].Outputs, "pkg/generated/listers/control/v1alpha1/one.go", ""));
        Assert.False(Contains(derivations[2].Outputs, "pkg/generated.go"));
        Assert.Single(derivations[2].Outputs);
    }

    [Fact]
    public void Inputs_are_go_and_the_folders_that_steps_name()
    {
        var derivations = DerivationCatalog.Read(Tree());

        Assert.All(derivations, derivation => Assert.True(derivation.Inputs.ReadsGo));
        Assert.Equal(["api", "config", "pkg"], derivations[0].Inputs.Folders);
        Assert.Equal(["api", "hack"], derivations[1].Inputs.Folders);
        Assert.Equal(["hack", "pkg"], derivations[2].Inputs.Folders);
    }

    [Fact]
    public void Copied_definitions_are_derived_as_well()
    {
        var derivation = Manifests("\t$(CONTROLLER_GEN) crd paths=./... output:crd:dir=config/crd/bases\n\tmkdir -p pkg/crd/files\n\tcp config/crd/bases/* pkg/crd/files");

        Assert.Equal("cp 'config/crd/bases/*' pkg/crd/files/", derivation.Steps[1].Text);
        Assert.True(Owns(derivation.Outputs, "pkg/crd/files/one.yaml", Definition));
        Assert.False(Owns(derivation.Outputs, "pkg/crd/files/notes.txt", "by hand"));
        Assert.Equal(["config", "pkg"], derivation.Inputs.Folders);
    }

    [Theory]
    [InlineData("	helm package chart")]
    [InlineData("	$(CONTROLLER_GEN) crd paths=./api/... schemapatch:manifests=x")]
    [InlineData("	$(CONTROLLER_GEN) crd paths=./api/... | tee x")]
    [InlineData("	$(CONTROLLER_GEN) crd paths=./api/... > x.yaml")]
    [InlineData("	$(CONTROLLER_GEN) crd paths=$$HOME/...")]
    [InlineData("	$(CONTROLLER_GEN) crd paths={./api/...,./other}")]
    [InlineData("	$(CONTROLLER_GEN) crd output:crd:dir=$(shell ls) paths=./api/...")]
    [InlineData("	cd api && $(CONTROLLER_GEN) crd paths=./...")]
    [InlineData("	FOO=1 $(CONTROLLER_GEN) crd paths=./...")]
    [InlineData("	$(KUSTOMIZE) build config/crd")]
    [InlineData("	$(KUSTOMIZE) build config/crd >> pkg/crds.yaml")]
    [InlineData("	$(KUSTOMIZE) build config/crd > /tmp/crds.yaml")]
    [InlineData("	$(KUSTOMIZE) build ../crd > pkg/crds.yaml")]
    [InlineData("	$(KUSTOMIZE) build --enable-helm > pkg/crds.yaml")]
    [InlineData("	cp -r config/crd/bases pkg/crd/files")]
    [InlineData("	cp config/crd/bases/one.yaml pkg/crd/files")]
    [InlineData("	cp config/*/one.yaml pkg/crd/files")]
    [InlineData("	cp config/crd/bases/* ../files")]
    [InlineData("	cp x")]
    [InlineData("	mkdir -p")]
    [InlineData("	rm -rf pkg")]
    [InlineData("ifdef X\n	mkdir -p x")]
    public void A_line_that_is_not_understood_is_an_error_with_its_line(string line)
    {
        var error = Assert.Throws<RecipeNotUnderstoodException>(() => Manifests($"\t@mkdir -p x\n{line}"));
        Assert.Equal(("Makefile", ToolRules.Split('\n').Length + 2), (error.File, error.Line));
        Assert.Contains(line.Split('\n')[0].Trim(), error.Message, StringComparison.Ordinal);
        Assert.Contains("$(CONTROLLER_GEN)", error.Fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prerequisite_that_does_more_than_bring_tools_is_not_understood()
    {
        Assert.Contains("sprinkle", Assert.Throws<RecipeNotUnderstoodException>(() => Manifests("\tmkdir -p x\nsprinkle:\n\techo x > y", "sprinkle")).Message, StringComparison.Ordinal);
        Assert.Contains("sprinkle", Assert.Throws<RecipeNotUnderstoodException>(() => DerivationCatalog.Read(Tree($"{ToolRules}generate-clients: sprinkle\n\t./{Script}\nsprinkle:\n\ttrue\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_without_pin_is_an_error_that_says_where_it_is_looked_for()
    {
        var error = Assert.Throws<MissingPinException>(() => DerivationCatalog.Read(Tree("generate:\n\tcontroller-gen object paths=./...\n")));
        Assert.Equal(("controller-gen", "Makefile"), (error.Tool, error.File));
        Assert.Contains("go install <path>/controller-gen@<version>", error.Message, StringComparison.Ordinal);

        var makefile = FullMakefile.Replace("git clone", "git fetch", StringComparison.Ordinal);
        Assert.Equal("code-generator", Assert.Throws<MissingPinException>(() => DerivationCatalog.Read(Tree(makefile))).Tool);
    }

    [Theory]
    [InlineData("../../elsewhere")]
    [InlineData("$(shell cat version)")]
    [InlineData("$(UNKNOWN)")]
    [InlineData("-v")]
    [InlineData("")]
    public void A_pin_that_is_no_version_is_an_error(string value)
    {
        var makefile = FullMakefile.Replace("v0.13.0", value, StringComparison.Ordinal);
        Assert.Equal(("controller-gen", value), Assert.Throws<UnusablePinException>(() => DerivationCatalog.Read(Tree(makefile))) is var error ? (error.Tool, error.Pin) : default);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("v0.27.4")]
    public void A_code_generator_that_is_not_known_is_an_error(string version) =>
        Assert.Equal(version, Assert.Throws<UnusablePinException>(() => Clients(PackageScript, version)).Pin);

    [Theory]
    [InlineData("sh x", "./")]
    [InlineData("$(MAKE) other", "$(MAKE)")]
    [InlineData("X=1 ./hack/make-clients.sh", "X=1")]
    [InlineData("./hack/make-clients.sh all", "all")]
    [InlineData("$(MAKE) imports\nimports:\n\t$(OPENSHIFT_GOIMPORTS) -l", "-l")]
    [InlineData("$(MAKE) imports\nimports:\n\t$(OPENSHIFT_GOIMPORTS) -m x path", "path")]
    [InlineData("$(MAKE) imports\nimports:\n\tgofmt -w .", "gofmt")]
    [InlineData("$(MAKE) imports\n", "imports")]
    public void A_rule_for_clients_of_another_form_is_not_understood(string recipe, string found)
    {
        var error = Assert.Throws<RecipeNotUnderstoodException>(() => DerivationCatalog.Read(Tree($"{ToolRules}codegenclients:\n\t{recipe}\n")));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_is_not_there_is_an_error_with_the_line_that_runs_it()
    {
        var error = Assert.Throws<MissingRecipeFileException>(() => DerivationCatalog.Read(new TextFiles(("Makefile", $"generate-clients:\n\t./{Script}\n"))));
        Assert.Equal((Script, "Makefile:2"), (error.Path, error.Fault.Subject));
    }

    [Fact]
    public void A_recipe_that_is_not_understood_does_not_keep_others_from_being_read()
    {
        var files = Tree(script: "curl example.org | sh\n");

        Assert.Equal("manifests", Assert.Single(DerivationCatalog.Read(files, ["manifests"])).Name);
        Assert.Equal(["generate"], DerivationChoice.Of("generate").In(files).Select(derivation => derivation.Name));
        Assert.Equal(Script, Assert.Throws<RecipeNotUnderstoodException>(() => DerivationChoice.Of("codegenclients").In(files)).File);
        Assert.Equal(Script, Assert.Throws<RecipeNotUnderstoodException>(() => DerivationChoice.All.In(files)).File);
        Assert.Empty(DerivationCatalog.Read(files, ["chart"]));
    }

    [Fact]
    public void What_comes_before_a_target_is_read_alone()
    {
        var files = Tree($"{FullMakefile}\nchart: manifests\n\ttrue\n", "curl example.org | sh\n");

        Assert.Equal(["manifests"], DerivationChoice.Before("chart").In(files).Select(derivation => derivation.Name));
    }

    [Fact]
    public void All_recipes_that_are_not_understood_are_told_together()
    {
        var makefile = FullMakefile.Replace("rbac:roleName=manager crd", "sprinkle", StringComparison.Ordinal);
        var error = Assert.Throws<SeveralFaultsException>(() => DerivationCatalog.Read(Tree(makefile, "curl example.org | sh\n")));

        Assert.Equal(["Makefile", Script], error.Faults.Cast<RecipeNotUnderstoodException>().Select(fault => fault.File));
        Assert.Contains("sprinkle", error.Message, StringComparison.Ordinal);
        Assert.Contains("curl example.org | sh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_are_tidied_at_the_root()
    {
        var modules = DerivationCatalog.Modules;

        Assert.Equal(["go mod tidy"], TextsOf(modules));
        Assert.True(Contains(modules.Outputs, GoModFile.FileName) && Contains(modules.Outputs, "go.sum"));
        Assert.False(Contains(modules.Outputs, "tools/go.mod"));
        Assert.Empty(modules.Tools);
    }

    private static IEnumerable<string> TextsOf(Derivation derivation) => derivation.Steps.Select(step => step.Text);

    private static bool Owns(IEnumerable<DerivedPath> outputs, string path, string content) => outputs.Any(output => output.Owns(path, () => Encoding.UTF8.GetBytes(content)));

    private static bool Contains(IEnumerable<DerivedPath> outputs, string path) => outputs.Any(output => output.Contains(path));
}
