using System.Runtime.Versioning;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived;

/// <summary>A repository with derived files, and what derives them.</summary>
internal sealed class DerivationWorkshop : IDisposable
{
    public const string Module = "github.com/example/project";

    private readonly TemporaryDirectory _folder = new();

    public DerivationWorkshop()
    {
        Skip.If(OperatingSystem.IsWindows(), "the generators are scripts for a POSIX shell");
        Memory = _folder["memory"];
        Scratch = _folder["scratch"];
        Environment = TestGo.Environment(_folder);
        Repository.Commit("first", ("go.mod", $"module {Module}\n\ngo 1.21\n"), ("api/types.go", "package api\n"), ("hack/header.txt", "// header\n"), ("docs/guide.md", "guide\n"));
        Source = SourceRepository.Open(Repository.Folder);
    }

    public TemporaryRepository Repository { get; } = new();

    public SourceRepository Source { get; }

    public ShellTools Tools { get; init; } = new();

    public IGoToolchains? Toolchains { get; init; }

    public Dictionary<string, string> Environment { get; }

    /// <summary>A folder that is neither the repository nor what deriving needs.</summary>
    public string Place => _folder.FullPath;

    public string Memory { get; set; }

    public string Scratch { get; set; }

    public List<string> Progress { get; } = [];

    public FileTree Committed => FileTree.Of(Source, Source.Head!.Value);

    public FileTree WorkTree => FileTree.OfWorkTree(Source);

    public string[] Leftovers => Directory.Exists(Scratch) ? Directory.GetFileSystemEntries(Scratch) : [];

    /// <summary>A derivation that owns every file below <c>gen</c>.</summary>
    public static Derivation Generate(params DerivationStep[] steps) => new("generate", steps, [new DerivedPath("gen", "*", true, DerivedOwnership.All)], new InputScope(true, ["hack"]));

    public static Derivation Generate(string script) => Generate(new ShellStep(script));

    public Task<IReadOnlyList<DerivedResult>> DeriveAsync(FileTree tree, params Derivation[] derivations) => DeriveAsync(tree, force: false, derivations);

    public Task<IReadOnlyList<DerivedResult>> DeriveAsync(FileTree tree, bool force, params Derivation[] derivations) => NewDeriver().DeriveAsync(Plan(tree, derivations), force, CancellationToken.None);

    public DerivationPlan Plan(FileTree tree, params Derivation[] derivations) => new() { Source = Source, RepositoryName = "example/project", Commit = null, Tree = tree, Derivations = derivations };

    public Deriver NewDeriver() => new(Toolchains ?? Tools, Tools, Tools, new DerivationMemory(Memory), Scratch) { Environment = Environment, Progress = new Lines(Progress) };

    /// <summary>The text of a derived file.</summary>
    public static string? TextOf(FileContent? file) => file is null ? null : System.Text.Encoding.UTF8.GetString(file.Content.Span);

    /// <summary>Everything in the checkout, git's own folder included, with contents, modes and times.</summary>
    [UnsupportedOSPlatform("windows")]
    public IReadOnlyDictionary<string, string> Snapshot() => Directory.EnumerateFileSystemEntries(Repository.Folder, "*", SearchOption.AllDirectories).ToDictionary(
        path => Path.GetRelativePath(Repository.Folder, path),
        path => $"{File.GetLastWriteTimeUtc(path):O} {File.GetUnixFileMode(path)} {(File.Exists(path) ? Convert.ToHexString(File.ReadAllBytes(path)) : "")}");

    public void Dispose()
    {
        Source.Dispose();
        Repository.Dispose();
        _folder.Dispose();
    }

    private sealed class Lines(List<string> lines) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (lines)
            {
                lines.Add(value);
            }
        }
    }
}
