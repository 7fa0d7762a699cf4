using KubeStellar.Delivery.Tests.Releases;

namespace KubeStellar.Delivery.Tests.Archives;

/// <summary>The smallest repository that delivers archives: the program of an image, and one that no image runs.</summary>
internal static class ArchiveModule
{
    public const string Repository = "ghcr.io/owner/hello/archives";

    public static IReadOnlyList<string> Names { get; } =
        ["hello_1.0.0_darwin_arm64.tar.gz", "hello_1.0.0_linux_amd64.tar.gz", "hello_1.0.0_linux_arm64.tar.gz", "checksums.txt"];

    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
    [
        .. SampleModule.Files().Where(file => file.Path != ".goreleaser.yaml"),
        ("LICENSE", "All rights granted.\n"),
        ("README.md", "# hello\n"),
        ("docs/notes.md", "not in archives\n"),
        ("cmd/tool/main.go", "package main\n\nvar Version = \"unreleased\"\n\nfunc main() { println(\"tool\", Version) }\n"),
        (".goreleaser.yaml", $$$"""
            builds:
            - id: hello
              main: ./cmd/hello
              binary: bin/hello
              ldflags: ["{{.Env.LDFLAGS}}"]
              goos: [linux]
              goarch: [amd64, arm64]
            - id: tool
              main: ./cmd/tool
              binary: bin/tool
              ldflags: ["-X main.Version={{.Tag}}"]
              goos: [linux, darwin]
              goarch: [amd64, arm64]
              ignore: [{goos: darwin, goarch: amd64}]
            kos:
            - repository: {{{SampleModule.Repository}}}
              build: hello
              bare: true
              tags: ['{{.Version}}', latest]
              platforms: [linux/amd64, linux/arm64]

            """),
    ];
}
