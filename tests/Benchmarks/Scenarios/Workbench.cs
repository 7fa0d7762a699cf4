using System.Collections.Immutable;
using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>What all scenarios share: a temporary folder, Go with a cache that stays warm, and this repository's <c>build.sh</c>.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly GoToolchain _go;
    private readonly ImmutableDictionary<string, string?> _environment;
    private int _folders;

    private Workbench(GoToolchain go)
    {
        _go = go;
        Machine = new Machine(go.Version);
        _environment = ImmutableDictionary<string, string?>.Empty
            .Add("PATH", Path.GetDirectoryName(go.Path) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"))
            .Add("HOME", Folder.Make("home"))
            .Add("GOCACHE", Path.Combine(TestTools.CacheFolder, ".go-build"))
            .Add("GOPROXY", "off")
            .Add("GOFLAGS", "")
            .Add("GOTOOLCHAIN", "local")
            .Add("CGO_ENABLED", "0")
            .Add("NO_COLOR", "1")
            .Add("GITHUB_ACTIONS", null);
    }

    public Machine Machine { get; }

    public TemporaryDirectory Folder { get; } = new();

    /// <summary>Finds Go, or brings it.</summary>
    public static async Task<Workbench> SetUpAsync() =>
        new(await new GoToolchains(Environment.GetEnvironmentVariable("PATH"), TestTools.Packages).FindAsync(GoVersion.Parse("1.19"), CancellationToken.None));

    /// <summary>Returns a new empty folder.</summary>
    public string MakeFolder() => Folder.Make($"{_folders++}");

    /// <summary>Returns a new root for everything that a run of <c>build.sh</c> leaves, with no caches in it.</summary>
    public string MakeRoot()
    {
        var root = MakeFolder();
        Directory.CreateDirectory(Path.Combine(root, ".nuke"));
        return root;
    }

    /// <summary>A run of <c>build.sh</c>.</summary>
    public Command Build(params IEnumerable<string> arguments) => new Command(Path.Combine(TestTools.RepositoryRoot, "build.sh")).With(arguments).WithEnvironment(_environment);

    /// <summary>A release of version 1.0.0 to a registry.</summary>
    public Command Release(TemporaryRepository source, TestRegistry registry, string root) =>
        Build("Release", "--version", "1.0.0", "--source", source.Folder, "--registry", registry.Host, "--root", root);

    /// <summary>Plain <c>go build</c> of <c>./cmd/hello</c> for both platforms at a time, into a folder.</summary>
    public Command GoBuild(TemporaryRepository source, string output)
    {
        const string Script =
            """
            GOOS=linux GOARCH=amd64 "$1" build -trimpath -o "$2/amd64" ./cmd/hello & amd64=$!
            GOOS=linux GOARCH=arm64 "$1" build -trimpath -o "$2/arm64" ./cmd/hello & arm64=$!
            wait $amd64 && wait $arm64
            """;
        return new Command("/bin/sh").With("-c", Script, "sh", _go.Path, output).WithWorkingDirectory(source.Folder).WithEnvironment(_environment);
    }

    public void Dispose() => Folder.Dispose();
}
