using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding.Yaml;

namespace KubeStellar.Delivery.Tests.References.Finding.Yaml;

public sealed class ManifestTests
{
    private static Found In(string text, string path = "config/deploy.yaml") => Found.In(path, text, YamlFinders.All);

    [Fact]
    public void Images_of_all_containers_of_all_documents_are_found()
    {
        var found = In("""
            apiVersion: v1
            kind: Pod
            spec:
              initContainers:
              - name: a
                image: quay.io/kubestellar-sample/a:1.0.0
              containers:
              - name: b
                image: "ghcr.io/kubestellar-sample/b:v1.2.3" # why
              ephemeralContainers:
              - {name: c, image: 'busybox:1.36'}
            ---
            apiVersion: apps/v1
            kind: Deployment
            spec: {template: {spec: {containers: [{name: d, image: host:5000/d@sha256:0123456789012345678901234567890123456789012345678901234567890123}]}}}
            """);

        Assert.Equal(
            [
                "1.0.0 | quay.io/kubestellar-sample/a",
                "v1.2.3 | ghcr.io/kubestellar-sample/b",
                "1.36 | busybox",
                "sha256:0123456789012345678901234567890123456789012345678901234567890123 | host:5000/d",
            ],
            found.Mentions);
        Assert.Empty(found.Findings.Unread);
    }

    [Theory]
    [InlineData("- name: x\n  image: nginx\n", " | nginx | Moving")]
    [InlineData("- name: x\n  image: \"quay.io/a/b\"\n", " | quay.io/a/b | Moving")]
    [InlineData("- name: x\n  image: <placeholder>\n", "<placeholder> | <placeholder> | Placeholder")]
    [InlineData("- name: x\n  image: SAMPLE_IMAGE_PLACEHOLDER\n", "SAMPLE_IMAGE_PLACEHOLDER | SAMPLE_IMAGE_PLACEHOLDER | Placeholder")]
    [InlineData("- name: x\n  image: ghcr.io/a/b:is replaced\n", "is replaced | ghcr.io/a/b | Placeholder")]
    [InlineData("- image: ghcr.io/a/b:1.0@sha256:0123456789012345678901234567890123456789012345678901234567890123\n  name: x\n", "sha256:0123456789012345678901234567890123456789012345678901234567890123 | ghcr.io/a/b")]
    [InlineData("- args: [--agent-image=ghcr.io/a/b:1.2.3]\n", "1.2.3 | ghcr.io/a/b")]
    [InlineData("- env: [{name: AGENT, value: \"ghcr.io/a/b:1.2.3\"}]\n", "1.2.3 | ghcr.io/a/b")]
    [InlineData("base_image: gcr.io/distroless/static:nonroot\n", "nonroot | gcr.io/distroless/static")]
    [InlineData("services:\n  db:\n    image: postgres:${PG_VERSION:-16.1}\n    ports: [1]\n", "${PG_VERSION:-16.1} | postgres | PG_VERSION,'16.1'")]
    [InlineData("repos:\n- repo: https://github.com/kubestellar-sample/hooks.git\n  rev: v1.2.3\n", "v1.2.3 | kubestellar-sample/hooks")]
    [InlineData("source:\n  repoURL: https://github.com/kubestellar-sample/apps\n  targetRevision: HEAD\n", "HEAD | kubestellar-sample/apps")]
    [InlineData("source:\n  repoURL: ghcr.io/kubestellar-sample/charts\n  chart: c\n  targetRevision: 1.2.3\n", "1.2.3 | ghcr.io/kubestellar-sample/charts/c")]
    public void A_value_is_found_with_what_it_says(string text, string expected) => Assert.Equal([expected], In(text).Mentions);

    [Theory]
    [InlineData("theme:\n  image: assets/logo.png\n")]
    [InlineData("- name: page\n  image: assets/logo.png\n")]
    [InlineData("- name: manager\n  image: controller:latest\n")]
    [InlineData("image:\n  repository: a/b\n")]
    [InlineData("# image: quay.io/a/b:1\nx: 1 # image: quay.io/a/b:1\n")]
    [InlineData("roleRef: system:masters\ntime: 12:30\nurl: http://127.0.0.1:8080/\n")]
    [InlineData("- name: x\n  image: {{ .Image }}\n")]
    [InlineData("- name: x\n  image: ''\n")]
    [InlineData("- name: x\n  image: &i\n")]
    public void What_names_no_image_is_none(string text) => Assert.Empty(In(text).Mentions);

    [Fact]
    public void A_chart_and_its_version_are_separate_arguments_of_helm()
    {
        var found = In("""
            apiVersion: tenancy.kflex.kubestellar.org/v1alpha1
            kind: PostCreateHook
            metadata:
              name: sample
            spec:
              templates:
              - kind: Job
                spec:
                  containers:
                  - name: "{{.HookName}}"
                    image: quay.io/kubestellar/helm:3.14.0
                    args:
                    - upgrade
                    - --install
                    - oci://ghcr.io/kubestellar/kubestellar/core-chart
                    - --version
                    - "0.21.0"
                  - name: other
                    args: [pull, oci://ghcr.io/kubestellar-sample/a, --version=v1.2.3]
                  - name: newest
                    args: [pull, oci://ghcr.io/kubestellar-sample/b]
                  - name: tagged
                    args: [pull, "oci://ghcr.io/kubestellar-sample/c:1.0.0"]
                  - name: indexed
                    args: [upgrade, --install, release, d, --repo, https://charts.example/stable/, --version, 4.5.6]
            """);

        Assert.Equal(
            [
                "3.14.0 | quay.io/kubestellar/helm",
                "0.21.0 | ghcr.io/kubestellar/kubestellar/core-chart",
                "v1.2.3 | ghcr.io/kubestellar-sample/a",
                " | ghcr.io/kubestellar-sample/b | Moving",
                "1.0.0 | ghcr.io/kubestellar-sample/c",
                "4.5.6 | https://charts.example/stable/d",
            ],
            found.Mentions);
        Assert.Equal(["sample"], found.Findings.Hooks);
        Assert.Contains(found.Findings.Mentions, mention => mention.Form == ReferenceForm.HelmArguments && mention.Artifact.Kind == ArtifactKind.Chart);
    }

    [Theory]
    [InlineData("- name: x\n  image: \"quay.io/a/b:1.\\x32.3\"\n")]
    [InlineData("- name: x\n  image: \"quay.io/a/b:1.2\\\n    .3\"\n")]
    [InlineData("- args:\n  - oci://ghcr.io/a/b\n  - --version\n  - \"1.\\u0032.3\"\n")]
    public void A_version_that_is_written_otherwise_than_it_reads_is_told(string text)
    {
        var found = In(text);

        Assert.Empty(found.Mentions);
        Assert.Equal("config/deploy.yaml", Assert.Single(found.Findings.Unread).File);
    }

    [Theory]
    [InlineData("- name: x\n  image: >-\n    quay.io/a/b:1.2.3\n")]
    [InlineData("- name: x\n  image: |-\n    quay.io/a/b:1.2.3\n")]
    [InlineData("- name: x\n  image:\n    quay.io/a/b:1.2.3\n")]
    [InlineData("- name: x\r\n  image: 'quay.io/a/b:1.2.3'\r\n")]
    [InlineData("\uFEFF- name: x\n  image: &anchor !!str quay.io/a/b:1.2.3\n")]
    [InlineData("%YAML 1.1\n--- # first\n- name: x\n  image: quay.io/a/b:1.2.3\n...\n")]
    [InlineData("- {name: 'ä𝔘', image: \"quay.io/a/b:1.2.3\"}\n")]
    [InlineData("- ? name\n  : x\n  ? image\n  : quay.io/a/b:1.2.3\n")]
    public void A_version_has_its_place_in_every_style(string text) => Assert.Equal(["1.2.3 | quay.io/a/b"], In(text).Mentions);

    [Fact]
    public void Manifests_inside_of_a_config_map_have_their_places_in_the_file()
    {
        var found = In("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: hooks}
            data:
              hook.yaml: |
                apiVersion: tenancy.kflex.kubestellar.org/v1alpha1
                kind: PostCreateHook
                metadata:
                  name: inner
                spec:
                  containers:
                  - name: x
                    image: quay.io/a/b:1.2.3
                    args:
                    - oci://ghcr.io/a/c
                    - --version
                    - {{.Version}}
            """);

        Assert.Equal(["1.2.3 | quay.io/a/b", "{{.Version}} | ghcr.io/a/c | Version"], found.Mentions);
        Assert.Equal(["inner"], found.Findings.Hooks);
    }

    [Fact]
    public void An_alias_says_nothing_that_its_anchor_does_not() =>
        Assert.Equal(["1.2.3 | quay.io/a/b"], In("base: &c\n  name: x\n  image: quay.io/a/b:1.2.3\nuse: *c\nalso:\n- <<: *c\n").Mentions);

    [Fact]
    public void A_malformed_document_is_told_and_read_by_its_lines_and_the_others_as_they_are()
    {
        var found = In("""
            kind: %NAME%
            spec:
              containers:
              - name: x
                image: quay.io/a/b:1.2.3
                args:
                - oci://ghcr.io/a/c
                - --version
                - "2.0.0"
            ---
            spec: {containers: [{name: y, image: quay.io/a/d:3}]}
            """);

        Assert.Equal(["1.2.3 | quay.io/a/b", "2.0.0 | ghcr.io/a/c", "3 | quay.io/a/d"], found.Mentions);
        Assert.Equal(1, Assert.Single(found.Findings.Unread).Line);
    }

    [Theory]
    [InlineData("env:\n  SAMPLE_VERSION: 1.2.3\n", "env.SAMPLE_VERSION = 1.2.3")]
    [InlineData("- env:\n  - name: SAMPLE_VERSION\n    value: \"1.2.3\"\n", "env.SAMPLE_VERSION = 1.2.3")]
    [InlineData("vars:\n  release: 0.22.0\n  region: eu\n", "release = 0.22.0")]
    [InlineData("vars:\n  release: \"{{ given | default('0.22.0') }}\"\n", "release = {{ given | default('0.22.0') }} | given,'0.22.0'")]
    [InlineData("sample_version: 0.22.0\nother: 0.22.0\napp.kubernetes.io/version: 1.8.1\n", "sample_version = 0.22.0")]
    public void Variables_are_found(string text, string expected) => Assert.Equal([expected], In(text).Assignments);
}
