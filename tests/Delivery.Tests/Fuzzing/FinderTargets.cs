using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.References.Scanning;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>Finders of references: what they find stands where they say, and writing another version there changes nothing else.</summary>
internal static class FinderTargets
{
    private static readonly string[] Pieces =
    [
        .. YamlLanguage.Pieces, "uses: a/b@v1 # v1.2\n", "--version ", "oci://ghcr.io/a/b", "helm install ", "docker pull ", "FROM ", "ARG ", "AS x\n", "ghcr.io/kubestellar/a:0.31.0", "@sha256:", "https://github.com/kubestellar/kubestellar/releases/download/v0.31.0/x.tgz", "https://raw.githubusercontent.com/kubestellar/kubestellar/v0.31.0/x.sh",
        "git clone --branch v1 ", "export KS_VERSION=0.31.0\n", "${KS_VERSION:-0.31.0}", "$(yq '.appVersion' Chart.yaml)", "`", "```shell\n", "github.com/kubestellar/kubestellar v0.31.0\n", "require (\n", "dependencies:\n", "repository: ", "appVersion: ", "version: ^1.2\n", "kustomize.config.k8s.io", "newTag: ", "config.ks_latest_release", "{{ config.ks_latest_release }}", "v0.31.0-rc.1", "version \"1.2.3\"\n", "kind: PostCreateHook\n",
    ];

    private static readonly (string Name, string Path, string Sample)[] Files =
    [
        ("finder-manifest", "config/a.yaml", "apiVersion: tenancy.kflex.kubestellar.org/v1alpha1\nkind: PostCreateHook\nmetadata:\n  name: x\nspec:\n  templates:\n  - spec:\n      containers:\n      - name: a\n        image: quay.io/kubestellar/helm:3.14.0\n        args: [upgrade, --install, x, oci://ghcr.io/a/b, --version, \"{{.HELM_VERSION}}\"]\n"),
        ("finder-values", "core-chart/values.yaml", "KUBESTELLAR_VERSION: 0.31.0\nimage:\n  repository: ghcr.io/a/b\n  tag: \"1.2.3\"\n"),
        ("finder-template", "core-chart/templates/a.yaml", "{{- if .Values.x }}\nimage: ghcr.io/a/b:{{ .Values.V }}\n{{- end }}\nversion: {{ .Values.KUBESTELLAR_VERSION | quote }}\n"),
        ("finder-chart", "core-chart/Chart.yaml", "apiVersion: v2\nname: a\nversion: 0.31.0\nappVersion: 0.31.0\ndependencies:\n- name: b\n  version: v0.9.1\n  repository: oci://ghcr.io/a/c\n"),
        ("finder-workflow", ".github/workflows/a.yml", "jobs:\n  x:\n    steps:\n    - uses: actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955 # v4.3.0\n    - run: |\n        helm install x oci://ghcr.io/a/b --version 1.2.3\n      env:\n        V: 1.2.3\n"),
        ("finder-kustomization", "kustomization.yaml", "images:\n- name: a\n  newName: ghcr.io/a/b\n  newTag: 1.2.3\nresources:\n- https://github.com/kubestellar/kubeflex/config/default?ref=v0.9.1\n"),
        ("finder-go-mod", "go.mod", "module a\n\ngo 1.24\n\nrequire (\n\tgithub.com/kubestellar/kubeflex v0.9.1 // indirect\n)\nreplace a => b v1.0.0\n"),
        ("finder-docker", "Dockerfile", "ARG V=1.2\nFROM --platform=linux/amd64 golang:${V} AS build\nFROM build\nFROM ghcr.io/a/b:1@sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\n"),
        ("finder-document", "docs/a.md", "# Use\n\nKubeStellar 0.31.0 is new.\n\n```shell\nexport KS=0.31.0\nhelm upgrade --install ks oci://ghcr.io/kubestellar/kubestellar/core-chart --version $KS\nbash <(curl -s https://raw.githubusercontent.com/kubestellar/kubestellar/v0.31.0/x.sh)\n```\n"),
        ("finder-script", "scripts/a.sh", "#!/bin/bash\nKS_VERSION=\"${KS_VERSION:-0.31.0}\"\ngit clone -b v0.31.0 https://github.com/kubestellar/kubestellar \\\n  x\ndocker run ghcr.io/a/b:$KS_VERSION # c\n"),
        ("finder-own-version", "VERSION", "V=0.31.0\n"),
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. Files.Select(file => FuzzTarget.OfBytes(file.Name, bytes => Find(file.Path, bytes)).With(YamlLanguage.Documents, Pieces, [.. Files.Select(other => other.Sample).Prepend(file.Sample)])),
        FuzzTarget.OfText("reference-rules", text => Assert.All(ReferenceRulesFile.Parse(text, "references.yaml"), rule => _ = PathPattern.TryParse(rule.Path)!.Matches("docs/a/b.md"))).With(YamlLanguage.Documents, [.. YamlLanguage.Pieces, "rules:\n", "- path: ", "is: historical", "reason: x"], "rules:\n- path: docs/**/*.md\n  artifact: a\n  is: historical\n  reason: old\n"),
    ];

    private static void Find(string path, byte[] bytes)
    {
        if (SourceText.Read(path, bytes) is not { } source)
        {
            return;
        }

        Assert.Equal(bytes, source.Encode(source.Text));
        var facts = FileFacts.Of(source);
        var versions = facts.Mentions.Select(mention => mention.Version).Concat(facts.Assignments.Select(assignment => assignment.Value)).ToList();
        foreach (var version in versions)
        {
            Assert.Equal(version.Written, source.Text.Substring(version.Place.Start, version.Place.Length));
            Assert.Equal(source.Text.AsSpan(0, version.Place.Start).Count('\n') + 1, version.Place.Line);
        }

        foreach (var mention in facts.Mentions.Take(4))
        {
            var place = mention.Version.Place;
            var edit = new ReferenceEdit { Repository = "a/b", Place = place, Form = mention.Mention.Form, Old = mention.Version.Written, New = "9.9.9", Artifact = mention.Mention.Artifact, Reason = "" };
            var edited = EditedText.Apply(source, [edit]);
            Assert.Equal(source.Encode(string.Concat(source.Text.AsSpan(0, place.Start), "9.9.9", source.Text.AsSpan(place.Start + place.Length))), edited);
        }
    }
}
