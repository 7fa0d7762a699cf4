using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Tests.Catalog;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

/// <summary>Makefiles and scripts in the shapes that the family's repositories have had, small enough to read.</summary>
internal static class RecipeSource
{
    public const string Script = "hack/make-clients.sh";

    /// <summary>The variables and the rules that bring programs.</summary>
    public const string ToolRules =
        """
        LOCALBIN ?= $(shell pwd)/bin
        KUSTOMIZE ?= $(LOCALBIN)/kustomize
        CONTROLLER_GEN ?= $(LOCALBIN)/controller-gen
        TOOLS_DIR=hack/tools
        GO_INSTALL = ./hack/go-install.sh
        CONTROLLER_TOOLS_VERSION ?= v0.13.0
        IMPORTS_VER := 0123456789abcdef0123456789abcdef01234567
        OPENSHIFT_GOIMPORTS := $(TOOLS_DIR)/openshift-goimports-$(IMPORTS_VER)
        CODE_GEN_VER := v0.28.2
        CODE_GEN_DIR := $(TOOLS_DIR)/clone-$(CODE_GEN_VER)
        export CODE_GEN_DIR

        $(CODE_GEN_DIR):
        	git clone -b $(CODE_GEN_VER) --depth 1 https://github.com/kubernetes/code-generator.git $(CODE_GEN_DIR)

        kustomize: $(KUSTOMIZE) ## bring it
        $(KUSTOMIZE): $(LOCALBIN)
        	test -s $(LOCALBIN)/kustomize || GOBIN=$(LOCALBIN) go install sigs.k8s.io/kustomize/kustomize/v5@v5.3.0

        controller-gen: $(CONTROLLER_GEN)
        $(CONTROLLER_GEN): $(LOCALBIN)
        	test -s $(LOCALBIN)/controller-gen && $(LOCALBIN)/controller-gen --version | grep -q $(CONTROLLER_TOOLS_VERSION) || \
        	GOTOOLCHAIN=go1.21.8 GOBIN=$(LOCALBIN) go install sigs.k8s.io/controller-tools/cmd/controller-gen@$(CONTROLLER_TOOLS_VERSION)

        $(OPENSHIFT_GOIMPORTS):
        	GOBIN=$(TOOLS_DIR) $(GO_INSTALL) github.com/openshift-eng/openshift-goimports openshift-goimports $(IMPORTS_VER)

        verify-go-versions:
        	hack/verify-go-versions.sh


        """;

    /// <summary>The rules that derive, with all of them in use.</summary>
    public const string Rules =
        $"""
        manifests: controller-gen kustomize
        	$(CONTROLLER_GEN) rbac:roleName=manager crd webhook paths="./api/..." output:crd:artifacts:config=config/crd/bases
        	$(KUSTOMIZE) build config/crd/ > pkg/crd/files/crds.yaml

        generate: controller-gen ## deep copies
        	$(CONTROLLER_GEN) object:headerFile="hack/boilerplate/go.txt" paths="./api/..."

        codegenclients: $(CODE_GEN_DIR)
        	./{Script}
        	$(MAKE) imports

        imports: $(OPENSHIFT_GOIMPORTS) verify-go-versions
        	$(OPENSHIFT_GOIMPORTS) -i example.org/sibling -m example.org/sample/one

        """;

    /// <summary>How a script begins, up to the generator.</summary>
    public const string ScriptHead =
        """
        #!/usr/bin/env bash
        # Makes clients.
        set -o errexit
        set -o nounset

        ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

        if [ "$ROOT" = "${ROOT%/example.org/sample/one}" ]; then
            cat >&2 <<EOF
        This folder is elsewhere: '$ROOT'.
        fi
        EOF
            exit 1
        fi

        source "${CODE_GEN_DIR}/kube_codegen.sh"

        """;

    /// <summary>A script whose generator takes packages.</summary>
    public const string PackageScript =
        ScriptHead +
        """
        rm -rf "${ROOT}/pkg/generated"

        kube::codegen::gen_client \
            --with-watch \
            --input-pkg-root example.org/sample/one/api \
            --output-pkg-root example.org/sample/one/pkg/generated \
            --output-base "${ROOT}/../../.." \
            --boilerplate "${ROOT}/hack/boilerplate/generated.txt"

        """;

    /// <summary>A script whose generator takes folders.</summary>
    public const string FolderScript =
        ScriptHead +
        """
        PACKAGES="example.org/sample/one"
        rm -rf "${ROOT}/pkg/generated"
        kube::codegen::gen_client --with-watch \
            --output-dir "${ROOT}/pkg/generated" \
            --output-pkg    "${PACKAGES}/pkg/generated" \
            --boilerplate "${ROOT}/hack/boilerplate/generated.txt" \
            ${ROOT}/api

        """;

    /// <summary>A script that runs the programs itself.</summary>
    public const string DirectScript =
        """
        #!/usr/bin/env bash
        ROOT=$(dirname "${BASH_SOURCE[0]}")/..
        cd "${ROOT}"
        MODULE="example.org/sample/one" # this one
        VERSION=$(go list -m -f '{{.Version}}' k8s.io/code-generator)
        BIN="${ROOT}/hack/tools/bin"
        mkdir -p "${BIN}"
        BIN="$(cd "${BIN}" && pwd)"
        echo "to ${BIN}..."
        GOBIN="${BIN}" go install "k8s.io/code-generator/cmd/client-gen@${VERSION}"
        rm -rf "${ROOT}/pkg/generated"
        "${BIN}/client-gen" \
            --clientset-name "versioned" \
            --input-base "" \
            --input "${MODULE}/api/v1alpha1" \
            --output-dir "${ROOT}/pkg/generated/clientset" \
            --go-header-file "${ROOT}/hack/header.txt"
        echo "Done."

        """;

    public const string GoMod = "module example.org/sample/one\n\ngo 1.22\n\nrequire k8s.io/code-generator v0.31.2\n";

    public static string FullMakefile => ToolRules + Rules;

    public static TextFiles Tree(string? makefile = null, string script = PackageScript, string goMod = GoMod) => new(
        ("Makefile", makefile ?? FullMakefile), (Script, script), ("go.mod", goMod),
        ("api/control/v1alpha1/types.go", "package v1alpha1\n"), ("config/crd/kustomization.yaml", ""), ("docs/read.md", ""), ("hack/boilerplate/go.txt", ""), ("pkg/crd/crd.go", "package crd\n"));

    public static Derivation Manifests(string recipe, string prerequisites = "controller-gen") => Read(Tree($"{ToolRules}manifests: {prerequisites}\n{recipe}\n"));

    public static Derivation Clients(string script, string version = "v0.28.2", string goMod = GoMod) =>
        Read(Tree($"{ToolRules.Replace("v0.28.2", version, StringComparison.Ordinal)}codegenclients: $(CODE_GEN_DIR)\n\t./{Script}\n", script, goMod));

    private static Derivation Read(TextFiles files) => Assert.Single(DerivationCatalog.Read(files));
}
