namespace KubeStellar.Delivery.Tests.Releases;

/// <summary>The smallest repository that delivers an image: one main package, an empty base.</summary>
internal static class SampleModule
{
    public const string Repository = "ghcr.io/owner/hello";

    public static IReadOnlyList<(string Path, string Text)> Files(string tags = "['{{.Version}}', latest]", string platforms = "[linux/amd64, linux/arm64]") =>
    [
        ("go.mod", "module github.com/owner/hello\n\ngo 1.19\n"),
        (".ko.yaml", "defaultBaseImage: scratch\n"),
        (".goreleaser.yaml", $"""
            builds:
            - id: hello
              main: ./cmd/hello
              ldflags: ["{"{{.Env.LDFLAGS}}"}"]
            kos:
            - repository: {Repository}
              build: hello
              bare: true
              tags: {tags}
              platforms: {platforms}

            """),
        ("cmd/hello/kodata/greeting.txt", "hello\n"),
        ("cmd/hello/main.go", """
            package main

            // Version is set by the linker.
            var Version = "unreleased"

            func main() { println(Version) }

            """),
    ];
}
