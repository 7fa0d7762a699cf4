using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>The smallest usual Go program as a tagged repository that delivers one image for two platforms on an empty base.</summary>
internal static class HelloModule
{
    public const string Path = "owner/hello";
    public const string Repository = "ghcr.io/" + Path;

    /// <summary>Makes the repository, with more files beside <c>main.go</c> and declarations in it, and tags it v1.0.0.</summary>
    public static TemporaryRepository Create(string imports = "", string declarations = "", IEnumerable<(string Name, byte[] Content)>? embedded = null)
    {
        var repository = new TemporaryRepository();
        foreach (var (name, content) in embedded ?? [])
        {
            var file = System.IO.Path.Combine(repository.Folder, "cmd", "hello", name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        repository.Commit("first", Files(imports, declarations));
        repository.Tag("v1.0.0");
        return repository;
    }

    /// <summary>A chart of the usual size that runs the module's image and fills its version in, in two places.</summary>
    public static IReadOnlyList<(string Path, string Text)> Chart { get; } =
    [
        ("chart/Chart.yaml", $"""
            apiVersion: v2
            name: hello-chart
            description: Says hello
            version: 0.0.0
            appVersion: 0.0.0
            annotations:
              delivery.kubestellar.io/repository: ghcr.io/owner
              delivery.kubestellar.io/images: HELLO_IMAGE_PLACEHOLDER={Repository}
              delivery.kubestellar.io/version-values: HELLO_VERSION
              delivery.kubestellar.io/deploys: {Repository}

            """),
        ("chart/values.yaml", "HELLO_VERSION: unreleased\nreplicas: 1\n"),
        .. Enumerable.Range(1, 8).Select(hook => ($"chart/templates/hooks/hook-{hook}.yaml", Template($"hook-{hook}", Repository + ":{{.Values.HELLO_VERSION}}"))),
        ("chart/templates/deployment.yaml", Template("hello", "HELLO_IMAGE_PLACEHOLDER")),
    ];

    private static string Template(string name, string image) => $$$"""
        {{- if .Values.replicas }}
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{{name}}}
        spec:
          replicas: {{ .Values.replicas | default 1 }}
          selector:
            matchLabels:
              name: {{{name}}}
          template:
            metadata:
              labels:
                name: {{{name}}}
            spec:
              containers:
              - name: {{{name}}}
                image: {{{image}}}
                args:
                - --release={{ .Release.Name }}
        {{- end }}

        """;

    private static IEnumerable<(string Path, string Text)> Files(string imports, string declarations) =>
    [
        ("go.mod", "module github.com/owner/hello\n\ngo 1.19\n"),
        (".ko.yaml", "defaultBaseImage: scratch\n"),
        (".goreleaser.yaml", $$$"""
            builds:
            - id: hello
              main: ./cmd/hello
              ldflags: ["{{.Env.LDFLAGS}}"]
            kos:
            - repository: {{{Repository}}}
              build: hello
              bare: true
              tags: ['{{.Version}}', latest]
              platforms: [linux/amd64, linux/arm64]

            """),
        ("cmd/hello/main.go", $$"""
            package main

            import (
            	"fmt"
            {{imports}})

            {{declarations}}

            func main() { fmt.Println("hello") }

            """),
    ];
}
