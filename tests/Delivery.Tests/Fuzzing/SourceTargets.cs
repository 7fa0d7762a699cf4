using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Shell;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.GitHub;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Tests.Catalog;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>What sources say of their build: Makefiles and their recipes, .goreleaser.yaml, .ko.yaml.</summary>
internal static class SourceTargets
{
    private const string Sample = "IMAGE_TAG ?= $(shell git rev-parse --short HEAD)\nIMG = ghcr.io/a/b:${IMAGE_TAG}\nKUSTOMIZE_VERSION ?= v5.3.0\nLDFLAGS := -X main.Version=$(V) \\\n\t-s\nV += x\n\n.PHONY: chart\nchart: manifests kustomize ## Make the chart\n\t@mkdir -p chart/templates\n\tcd config/manager && $(KUSTOMIZE) edit set image controller=${IMG}\n\t$(KUSTOMIZE) build config/default | yq '. | select(.kind == \"A\")' > chart/templates/a.yaml\nmanifests: controller-gen\n\t$(CONTROLLER_GEN) rbac:roleName=x crd webhook paths=\"./...\" output:crd:artifacts:config=config/crd/bases\nkustomize:\ncontroller-gen: $(CONTROLLER_GEN)\n";

    private static readonly string[] Pieces = ["\t", "\\\n", "$(", "${", ")", "}", "$$", ":=", "?=", "+=", "=", ":", ";", "#", "\\#", "|", ">", ">>", "&&", "'", "\"", "`", "@", "-", "chart:", "manifests:", "$(shell ", "$(IMG)", "ifeq ", "endif\n", "define x\n", "endef\n", "A=$(A)\n", "A=$(B)$(B)\n", "B=$(C)$(C)\n", "export ", "\r\n", "yq ", "kustomize build ", "sed ", "output:"];

    private static readonly Grammar Makefiles = new(
        ("file", ["<line>\n", "<line>\n<file>", "<line>\n<line>\n<file>"]),
        ("line", ["<name> <assign> <value>", "<name>: <name> <name> ## <text>", "<name>:\n\t<command>\n\t<command>", "chart: manifests\n\t<command>", "manifests:\n\t<command>", "# <text>", "", "ifeq (<value>,)", "endif", "\t<command>", "<value> \\\n  <value>", "export <name> = <value>"]),
        ("assign", ["=", ":=", "?=", "+=", "::="]),
        ("name", ["A", "B", "IMG", "IMAGE_TAG", "KUSTOMIZE_VERSION", "chart", "all", "x.y"]),
        ("value", ["<text>", "$(<name>)", "${<name>}<text>", "$(<name>)$(<name>)", "$(shell <text>)", "a # c", "a\\#b", "$$x", "$(", "$(subst a,$(<name>),b)"]),
        ("command", ["<word> <word> | <word> > <value>", "@<word>", "-<word> && <word>", "$(KUSTOMIZE) build config/default > chart/templates/<name>.yaml", "cd a && $(KUSTOMIZE) edit set image controller=${IMG}", "echo '<text>' >> <name>", "cp -r a/* chart/", "yq '<text>' <name>", "<word> '<text>' \"<value>\"", "sed -i 's/a/b/' <name>"]),
        ("word", ["a", "<value>", "'<text>'", "\"<text>\"", "a;b", "mkdir -p x"]),
        ("text", ["x", "a b", "select(.kind == \"A\")", "é", ".a.b = 1"]));

    private const string GoReleaser = "version: 2\nbuilds:\n- id: manager\n  main: ./cmd/manager\n  goos: [linux]\n  goarch: [amd64, arm64]\n  ldflags: \"{{ .Env.LDFLAGS }}\"\n  env: [CGO_ENABLED=0]\nkos:\n- repository: ghcr.io/a/b\n  build: manager\n  bare: true\n  tags: ['{{.Version}}', latest]\n  platforms: [linux/amd64]\n  labels: {a: b}\narchives:\n- formats: [tar.gz]\n  name_template: '{{ .Os }}'\n";

    private const string Ko = "defaultBaseImage: gcr.io/distroless/static:nonroot\nbaseImageOverrides:\n  a/b: scratch\ndefaultPlatforms: [linux/amd64, linux/arm64]\nbuilds:\n- id: a\n  main: ./cmd/a\n  env: [A=b]\n  flags: -x -y\n  ldflags: [-s]\n";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("makefile", ReadMakefile).With(Makefiles, Pieces, Sample, "A = 1\nB = $(A)\n"),
        FuzzTarget.OfText("shell-line", text => _ = ShellLine.Parse(text)).With(Makefiles, Pieces, "a b | c 'd e' > f && g \"h\" >> i", "$(X) ${Y} # c"),
        FuzzTarget.OfText("recipe", text => _ = ChartRecipe.Read(new TextFiles(("Makefile", text)))).With(Makefiles, Pieces, "chart:\n\tmkdir -p chart/templates\n", ""),
        FuzzTarget.OfText("derivations", text => _ = DerivationCatalog.Read(new TextFiles(("Makefile", text), ("go.mod", "module a\n"), ("hack/update.sh", text)))).With(Makefiles, [.. Pieces, "controller-gen ", "hack/update.sh", "go run ", "object:headerFile=", "$(CONTROLLER_GEN) "], ""),
        FuzzTarget.OfText("goreleaser-yaml", ReadGoReleaser).With(YamlLanguage.Documents, [.. YamlLanguage.Pieces, "kos:\n", "builds:\n", "- repository: ghcr.io/a/b\n", "  bare: true\n", "archives:\n", "goos: [", "ignore:\n", "name_template: "], GoReleaser, ""),
        FuzzTarget.OfText("ko-yaml", text => Assert.NotNull(KoConfig.Parse(text, ".ko.yaml").BaseImageFor("a/b"))).With(YamlLanguage.Documents, [.. YamlLanguage.Pieces, "defaultBaseImage: ", "baseImageOverrides:\n", "builds:\n", "- id: a\n", "env: [", "defaultPlatforms: ", "linux/amd64"], Ko, ""),
        FuzzTarget.OfText("github-address", text => _ = GitHubRepository.TryParse(text, out var repository) && Assert.IsType<GitHubRepository>(repository) is not null).With(null, ["github.com", "git@", "https://", ":", "/", ".git"], "https://github.com/a/b", "git@github.com:a/b.git"),
    ];

    private static void ReadMakefile(string text)
    {
        var makefile = Makefile.Parse(text);
        foreach (var name in (string[])["A", "B", "IMG", "chart", "manifests", "all"])
        {
            if (makefile.Find(name) is { } value)
            {
                Assert.InRange(makefile.LineOf(name)!.Value, 1, text.Length + 1);
                _ = makefile.Expand(value, new Dictionary<string, string>(), variable => $"<{variable}>");
                Assert.Equal(value.Length, Makefile.Split(value).Sum(part => part.Literal.Length + (part.Variable is null ? 0 : part.Variable.Length + 3)));
            }

            foreach (var line in makefile.FindRule(name)?.Recipe ?? [])
            {
                _ = ShellLine.Parse(line.Text);
            }
        }
    }

    private static void ReadGoReleaser(string text)
    {
        if (GoReleaserFile.Find(new TextFiles((".goreleaser.yaml", text))) is { } root)
        {
            _ = GoReleaserFile.Images(root).Count;
        }
    }
}
