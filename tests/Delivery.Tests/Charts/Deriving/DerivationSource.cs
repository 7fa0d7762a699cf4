namespace KubeStellar.Delivery.Tests.Charts.Deriving;

/// <summary>Sources in the shapes that the family's repositories have had, small enough to read.</summary>
internal static class DerivationSource
{
    /// <summary>The expression by which the Makefiles drop the <c>v</c> of a version.</summary>
    public const string WithoutV = @"$(shell echo ${IMG} | sed 's/\(:.*\)v/\1/')";

    /// <summary>A recipe that prefixes names with yq.</summary>
    public static readonly string YqMakefile = Makefile(
        $"""
        	cd config/manager && $(KUSTOMIZE) edit set image controller={WithoutV}
        	$(KUSTOMIZE) build config/default \
        		| yq '. | select(.kind == "ClusterRole*").metadata.name |= "{Prefix}" + .' \
        		| yq '. | select(.kind == "ClusterRoleBinding").roleRef.name |= "{Prefix}" + .' \
        		> chart/templates/controller-manager.yaml
        	git checkout -- config/manager/kustomization.yaml
        """);

    /// <summary>A recipe that prefixes names with a script.</summary>
    public static readonly string ScriptMakefile = Makefile(
        $"""
        	cd config/manager && $(KUSTOMIZE) edit set image controller={WithoutV}
        	$(KUSTOMIZE) build config/default > chart/templates/controller-manager.yaml
        	scripts/add-helm-code.sh add
        	@mkdir -p chart/crds
        	@cp config/crd/bases/*.yaml chart/crds/
        """);

    /// <summary>A recipe that splits custom resource definitions off.</summary>
    public static readonly string SplitMakefile = Makefile(
        $"""
        	cd config/manager && $(KUSTOMIZE) edit set image controller={WithoutV}
        	@mkdir -p chart/crds
        	$(KUSTOMIZE) build config/default | yq eval 'select(.kind != "CustomResourceDefinition")' > chart/templates/operator.yaml
        	$(KUSTOMIZE) build config/default | yq eval 'select(.kind == "CustomResourceDefinition")' > chart/crds/crds.yaml
        """);

    /// <summary>A recipe that makes a Secret of hooks and takes custom resource definitions by name.</summary>
    public static readonly string HooksMakefile = Makefile(
        $"""
        	cd config/manager && $(KUSTOMIZE) edit set image controller={WithoutV}
        	$(KUSTOMIZE) build config/default > chart/templates/operator.yaml
        	@cat config/samples/one.yaml > /tmp/hooks.yaml
        	@echo "---" >> /tmp/hooks.yaml
        	@cat config/samples/two.yaml >> /tmp/hooks.yaml
        	@kubectl create secret generic postcreate-hooks -n sample-system --from-file=/tmp/hooks.yaml --dry-run=client --output=yaml > chart/templates/builtin-hooks.yaml
        	$(KUSTOMIZE) build config/crd | yq 'select(.metadata.name | contains("bowls"))'   > chart/crds/bowls.yaml
        	$(KUSTOMIZE) build config/crd | yq 'select(.metadata.name | contains("cups"))' > chart/crds/cups.yaml
        """);

    private const string Prefix = "{{.Values.ControlPlaneName}}-";

    /// <summary>The overlays, the chart and the Go module, without a Makefile.</summary>
    public static IEnumerable<(string Path, string Text)> Files =>
    [
        ("go.mod", "module github.com/kubestellar/kubestellar\n"),
        (".goreleaser.yaml", "kos:\n- repository: ghcr.io/kubestellar/kubestellar/controller-manager\n  bare: true\n  main: ./cmd/controller-manager\n  tags: ['{{.Version}}']\n  platforms: [linux/amd64]\n"),
        (".gitignore", "/bin\n*.log\n"),
        ("chart/Chart.yaml", "# What it is\napiVersion: v2\nname: controller-manager-chart\nversion: 0.1.0 # set by the release\nappVersion: \"0.1.0\"\n"),
        ("chart/values.yaml", "ControlPlaneName: \"\" # required\n"),
        ("chart/templates/notes.txt", "installed\n"),
        ("config/default/kustomization.yaml", "namePrefix: sample-\nresources:\n- ../crd\n- ../rbac\n- ../manager\n"),
        ("config/manager/kustomization.yaml", "resources:\n- manager.yaml\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages:\n# made by the workflow\n- name: controller\n  newName: example.org/controller\n  newTag: \"will be replaced\"\n"),
        ("config/manager/manager.yaml", Deployment),
        ("config/rbac/kustomization.yaml", "resources: [role.yaml, binding.yaml, account.yaml]\n"),
        ("config/rbac/role.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: manager\nrules:\n- apiGroups: ['*']\n  resources: ['*']\n  verbs: [get]\n"),
        ("config/rbac/binding.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: manager\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: manager\nsubjects:\n- kind: ServiceAccount\n  name: manager\n  namespace: system\n"),
        ("config/rbac/account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: manager\n  namespace: system\n"),
        ("config/crd/kustomization.yaml", "resources: [bases/bowls.yaml, bases/cups.yaml]\n"),
        ("config/crd/bases/bowls.yaml", Definition("bowls", "Bowl")),
        ("config/crd/bases/cups.yaml", Definition("cups", "Cup")),
        ("config/samples/one.yaml", "hook: one\n"),
        ("config/samples/two.yaml", "hook: two\n"),
    ];

    private static readonly string Deployment =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: controller-manager
          namespace: system
        spec:
          selector:
            matchLabels: {app: sample}
          template:
            metadata:
              labels: {app: sample}
            spec:
              containers:
              - name: manager
                image: controller:latest
                args: ["--name={{.Values.ControlPlaneName}}"]

        """.ReplaceLineEndings("\n");

    /// <summary>A Makefile whose target <c>chart</c> has a recipe.</summary>
    /// <param name="recipe">The recipe with its tabs.</param>
    public static string Makefile(string recipe) =>
        $$"""
        DOCKER_REGISTRY ?= ghcr.io/kubestellar/kubestellar
        CMD_NAME ?= controller-manager
        IMAGE_TAG ?= $(shell git rev-parse --short HEAD)
        IMG ?= ${DOCKER_REGISTRY}/${CMD_NAME}:${IMAGE_TAG}

        .PHONY: chart
        chart: manifests kustomize ## make the chart
        {{recipe}}

        manifests: ; controller-gen crd
        LOCALBIN ?= $(shell pwd)/bin
        KUSTOMIZE ?= $(LOCALBIN)/kustomize
        $(KUSTOMIZE): $(LOCALBIN)
        	test -s $(LOCALBIN)/kustomize || GOBIN=$(LOCALBIN) go install sigs.k8s.io/kustomize/kustomize/v5@v5.3.0

        """.ReplaceLineEndings("\n");

    private static string Definition(string plural, string kind) =>
        $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: {{plural}}.sample.example.org
        spec:
          group: sample.example.org
          names: {kind: {{kind}}, plural: {{plural}}}
          scope: Cluster
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema: {type: object}

        """.ReplaceLineEndings("\n");
}
