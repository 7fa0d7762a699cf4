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
