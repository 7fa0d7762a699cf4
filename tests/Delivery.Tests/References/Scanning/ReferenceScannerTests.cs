using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.References.Scanning;
using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.References.Scanning;

public sealed class ReferenceScannerTests
{
    [Fact]
    public void A_variable_is_one_literal_and_each_of_its_uses()
    {
        using var sample = new ScannedSample(("setup.sh", """
            export FLEX_VERSION=0.9.3
            curl https://raw.githubusercontent.com/kubestellar-sample/flex/v${FLEX_VERSION}/a.sh
            docker pull ghcr.io/kubestellar-sample/flex/manager:$FLEX_VERSION
            """));
        Assert.Equal(
            [
                "setup.sh:1:21 0.9.3 → source of kubestellar-sample/flex v0.9.3 Exact",
                "setup.sh:2:65 ${FLEX_VERSION} → source of kubestellar-sample/flex v0.9.3 Exact from setup.sh:1:21",
                "setup.sh:3:53 $FLEX_VERSION → image ghcr.io/kubestellar-sample/flex/manager 0.9.3 Exact from setup.sh:1:21",
            ],
            sample.References);
        Assert.All(sample.Ledger.References.Where(reference => !reference.IsUse), reference => Assert.Equal(reference.Version, reference.Prefix + reference.Written));
    }

    [Fact]
    public void Values_of_the_nearest_chart_count_and_defaults_are_followed()
    {
        using var sample = new ScannedSample(
            ("a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 0.1.0\n"),
            ("a/values.yaml", "HELM_VERSION: \"3.16.4\"\n# OTHER: \"1.0.0\"\n"),
            ("a/templates/job.yaml", "image: quay.io/kubestellar/helm:{{.Values.OTHER | default .Values.HELM_VERSION}}\n"),
            ("b/Chart.yaml", "apiVersion: v2\nname: b\nversion: 0.1.0\n"),
            ("b/values.yaml", "HELM_VERSION: \"3.14.0\"\n"),
            ("b/templates/job.yaml", "image: quay.io/kubestellar/helm:{{.Values.HELM_VERSION}}\n"));
        Assert.Equal(
            [
                "a/templates/job.yaml:1:33 {{.Values.OTHER | default .Values.HELM_VERSION}} → image quay.io/kubestellar/helm 3.16.4 Exact from a/values.yaml:1:16",
                "a/values.yaml:1:16 3.16.4 → image quay.io/kubestellar/helm 3.16.4 Exact",
                "b/templates/job.yaml:1:33 {{.Values.HELM_VERSION}} → image quay.io/kubestellar/helm 3.14.0 Exact from b/values.yaml:1:16",
                "b/values.yaml:1:16 3.14.0 → image quay.io/kubestellar/helm 3.14.0 Exact",
            ],
            sample.References);
        Assert.All(sample.Ledger.References, reference => Assert.Equal(("helm/helm", TagStyle.Plain), (reference.Artifact.Repository, reference.Style)));
    }

    [Fact]
    public void A_key_of_a_file_that_a_script_reads_is_found_there()
    {
        using var sample = new ScannedSample(
            ("core-chart/values.yaml", "KUBESTELLAR_VERSION: \"0.30.0\"\n"),
            ("test/setup.sh", "helm install c oci://ghcr.io/kubestellar/kubestellar/core-chart --version $(yq .KUBESTELLAR_VERSION ${ROOT}/core-chart/values.yaml)\n"));
        Assert.Contains(sample.References, reference => reference.EndsWith("core-chart 0.30.0 Exact from core-chart/values.yaml:1:23", StringComparison.Ordinal));
    }

    [Fact]
    public void A_well_known_name_is_a_reference_without_any_use_and_another_name_is_none()
    {
        using var sample = new ScannedSample(("setup.sh", "export OCM_STATUS_ADDON_VERSION=0.2.0-rc6\nexport ETC_VERSION=1.0.0\nexport KUBEFLEX_VERSION=$(git describe)\n"));
        Assert.Equal(["setup.sh:1:33 0.2.0-rc6 → source of kubestellar/ocm-status-addon v0.2.0-rc6 Exact"], sample.References);
    }

    [Fact]
    public void The_default_of_a_shell_variable_is_the_literal_where_nothing_else_sets_it()
    {
        using var sample = new ScannedSample(("a.sh", "docker pull quay.io/kubestellar/helm:${1:-3.14.0}\n"));
        Assert.Equal(
            ["a.sh:1:38 ${1:-3.14.0} → image quay.io/kubestellar/helm 3.14.0 Exact from a.sh:1:43", "a.sh:1:43 3.14.0 → image quay.io/kubestellar/helm 3.14.0 Exact"],
            sample.References);
    }

    [Fact]
    public void A_variable_without_a_value_has_no_version_and_variables_in_a_circle_end()
    {
        using var sample = new ScannedSample(("a.sh", "A=$B\nB=$A\ndocker pull quay.io/kubestellar/helm:$A\ndocker pull quay.io/kubestellar/helm:${NOBODY#v}\n"));
        Assert.Equal(["a.sh:3:38 $A → image quay.io/kubestellar/helm ? Exact", "a.sh:4:38 ${NOBODY#v} → image quay.io/kubestellar/helm ? Exact"], sample.References);
        Assert.Contains("nothing in the repository tells NOBODY", sample.Ledger.References[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_assignment_in_front_of_a_use_counts()
    {
        using var sample = new ScannedSample(("a.sh", "A=1.0.0\ndocker pull quay.io/kubestellar/helm:$A\nA=v2.0.0\ndocker pull quay.io/kubestellar/helm:${A#v}\n"));
        Assert.Equal(["1.0.0", "1.0.0", "v2.0.0", "2.0.0"], sample.Ledger.References.Select(reference => reference.Version));
    }

    [Fact]
    public void Own_artifacts_are_self_references_and_words_that_move_or_wait_for_a_release_are_told()
    {
        using var sample = new ScannedSample(("a.sh", """
            curl -L https://github.com/kubestellar-sample/core/releases/download/v1.0.0/core.tar.gz
            curl https://raw.githubusercontent.com/kubestellar-sample/core/main/a.sh
            docker pull quay.io/kubestellar/helm:latest
            docker pull quay.io/kubestellar/helm:tag_is_replaced_in_publishing_workflow
            docker pull ko.local/helm:1.2.0
            curl https://raw.githubusercontent.com/kubestellar-sample/flex/e2e-branch/a.sh
            curl https://raw.githubusercontent.com/kubestellar-sample/flex/2b27a29022132102d6030cfff62d0aeeaaf96f68/a.sh
            curl -LO https://dl.k8s.io/release/$(curl -Ls https://dl.k8s.io/release/stable.txt)/bin/kubectl
            """));
        Assert.Equal(
            [ReferenceKind.Self, ReferenceKind.Moving, ReferenceKind.Moving, ReferenceKind.Placeholder, ReferenceKind.Placeholder, ReferenceKind.Moving, ReferenceKind.Exact, ReferenceKind.Moving],
            sample.Ledger.References.Select(reference => reference.Kind));
    }

    [Fact]
    public void Rules_of_the_repository_decide_kinds_and_take_references_out()
    {
        using var sample = new ScannedSample(
            (ReferenceRules.FileName, """
                rules:
                - {path: old/, is: historical, reason: the past}
                - {path: need.md, is: lower-bound, reason: prerequisites}
                - {path: other.sh, artifact: helm/helm, is: may-differ, reason: tried with it}
                - {path: generated.sh, is: ignored, reason: generated}
                """),
            ("generated.sh", "docker pull quay.io/kubestellar/helm:3.14.0\n"),
            ("need.md", "docker pull quay.io/kubestellar/helm:3.14.0\n"),
            ("old/a.md", "docker pull quay.io/kubestellar/helm:latest\n"),
            ("other.sh", "docker pull quay.io/kubestellar/helm:3.14.0\n"));
        Assert.Equal(
            [("need.md", ReferenceKind.LowerBound, "prerequisites"), ("old/a.md", ReferenceKind.Historical, "the past"), ("other.sh", ReferenceKind.Exact, "tried with it")],
            sample.Ledger.References.Select(reference => (reference.Place.File, reference.Kind, reference.Rule!.Reason)));
    }

    [Fact]
    public void A_file_of_rules_that_cannot_be_read_is_an_error()
    {
        using var sample = new ScannedSample((ReferenceRules.FileName, "rules:\n- path: a\n  is: never\n  reason: b\n"));
        var error = Assert.Throws<InvalidYamlException>(() => sample.Ledger);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void What_cannot_be_searched_is_told_and_what_holds_no_versions_is_passed_over()
    {
        using var sample = new ScannedSample(
            ("data.bin", "a\0b ghcr.io/kubestellar-sample/core:1.0.0"),
            ("big.md", new string('x', (int)FileSearch.MaxBytes + 1)),
            ("go.sum", "ghcr.io/kubestellar-sample/core:1.0.0"),
            ("vendor/a.sh", "docker pull ghcr.io/kubestellar-sample/core:1.0.0"),
            ("picture.png", "ghcr.io/kubestellar-sample/core:1.0.0"));
        Assert.Empty(sample.References);
        Assert.Equal(["big.md", "data.bin"], sample.Ledger.Unread.Select(unread => unread.File));
    }

    [Fact]
    public void Latin_1_and_a_byte_order_mark_keep_places_exact()
    {
        using var sample = new ScannedSample();
        File.WriteAllBytes(Path.Combine(sample.Repository.Folder, "a.sh"), [.. "# caf"u8, 0xE9, .. "\ndocker pull quay.io/kubestellar/helm:3.14.0\n"u8]);
        File.WriteAllBytes(Path.Combine(sample.Repository.Folder, "b.sh"), [0xEF, 0xBB, 0xBF, .. "docker pull quay.io/kubestellar/helm:3.14.0\n"u8]);
        Assert.Equal(["a.sh:2:38", "b.sh:1:39"], sample.Ledger.References.Select(reference => $"{reference.Place}"));
    }

    [Fact]
    public void Hooks_are_listed_and_places_that_name_them_or_a_chart()
    {
        using var sample = new ScannedSample(
            ("config/hooks/core.yaml", "apiVersion: tenancy.kflex.kubestellar.org/v1alpha1\nkind: PostCreateHook\nmetadata:\n  name: core\nspec: {}\n"),
            ("core-chart/Chart.yaml", "apiVersion: v2\nname: core-chart\nversion: 0.1.0\n"),
            ("core-chart/values.yaml", "A: 1\n"),
            ("test/setup.sh", "kubectl apply -f ${ROOT}/config/hooks/core.yaml\nhelm install c core-chart/\nkubectl apply -f config/other.yaml\n"));
        var ledger = sample.Ledger;
        Assert.Equal(new Dictionary<string, string> { ["config/hooks/core.yaml"] = "core" }, ledger.Hooks);
        Assert.Equal(["test/setup.sh:1:26 config/hooks/core.yaml", "test/setup.sh:2:16 core-chart"], ledger.Mentions.Select(mention => $"{mention.Place} {mention.Path}"));
    }

    [Fact]
    public void A_commit_is_scanned_as_it_was_and_two_scans_agree()
    {
        using var sample = new ScannedSample(("a.sh", "docker pull quay.io/kubestellar/helm:3.14.0\n"));
        sample.Repository.Tag("v1.0.0");
        sample.Repository.Write("a.sh", "docker pull quay.io/kubestellar/helm:3.16.4\n");
        var at = WorkspaceScan.Of([sample.Source], "v1.0.0")[0].Ledger;
        Assert.Equal(("3.14.0", "v1.0.0", sample.Repository.Head), (at.References[0].Version, at.Revision, at.Commit?.Hex));
        Assert.Equal("3.16.4", sample.Ledger.References[0].Version);
        Assert.Equal(ScannedSample.Describe(at), ScannedSample.Describe(WorkspaceScan.Of([sample.Source], "v1.0.0")[0].Ledger));
    }

    [Fact]
    public void Variables_in_the_names_of_artifacts_get_their_values()
    {
        using var sample = new ScannedSample(
            ("a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 0.1.0\n"),
            ("a/values.yaml", "image:\n  repository: quay.io/kubestellar/helm\n  tag: 3.14.0\n"),
            ("a/templates/job.yaml", "spec:\n  containers:\n  - name: x\n    image: \"{{ .Values.image.repository }}:{{ .Values.image.tag }}\"\n"),
            ("b/Dockerfile", "ARG REGISTRY=quay.io/kubestellar\nFROM ${REGISTRY}/kubectl:${TAG:-1.30.0}\n"),
            ("c.sh", "REGISTRY=\"ghcr.io/kubestellar\"\ndocker pull $REGISTRY/kubeflex/manager:0.9.3\nregistry=quay.io/kubestellar\nhelm pull oci://$REGISTRY/kubeflex/chart/kubeflex-operator --version v0.9.3\ndocker pull $registry/clusteradm:0.10.1\n"),
            ("Makefile", "IMG ?= quay.io/kubestellar/helm\nload:\n\tdocker pull $(IMG):3.16.4\n"));
        Assert.Equal(
            [
                "Makefile:3:21 3.16.4 → image quay.io/kubestellar/helm 3.16.4 Exact",
                "a/templates/job.yaml:4:44 {{ .Values.image.tag }} → image quay.io/kubestellar/helm 3.14.0 Exact from a/values.yaml:3:8",
                "a/values.yaml:3:8 3.14.0 → image quay.io/kubestellar/helm 3.14.0 Exact",
                "b/Dockerfile:2:26 ${TAG:-1.30.0} → image quay.io/kubestellar/kubectl 1.30.0 Exact from b/Dockerfile:2:33",
                "b/Dockerfile:2:33 1.30.0 → image quay.io/kubestellar/kubectl 1.30.0 Exact",
                "c.sh:2:40 0.9.3 → image ghcr.io/kubestellar/kubeflex/manager 0.9.3 Exact",
                "c.sh:4:70 v0.9.3 → chart ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator v0.9.3 Exact",
                "c.sh:5:34 0.10.1 → image quay.io/kubestellar/clusteradm 0.10.1 Exact",
            ],
            sample.References);
    }

    [Fact]
    public void A_name_whose_variables_nothing_tells_stays_with_the_reason()
    {
        using var sample = new ScannedSample(("a.sh", "docker pull $NOBODY/helm:3.14.0\nA=$B\nB=$A\ndocker pull ghcr.io/$A/x/y:1.0.0\ncurl https://$NOBODY/x:8080/y\n"));
        Assert.Equal(["a.sh:1:26 3.14.0 → image $NOBODY/helm 3.14.0 Exact", "a.sh:4:28 1.0.0 → image ghcr.io/$A/x/y 1.0.0 Exact"], sample.References);
        Assert.All(sample.Ledger.References, reference => Assert.Contains("its name cannot be told, nothing in the repository tells", reference.Reason, StringComparison.Ordinal));
        Assert.All(sample.Ledger.References, reference => Assert.Null(reference.Artifact.Repository));
    }
}
