using System.Collections.Concurrent;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.EndToEnd.BadInput;

/// <summary>Runs every case of the corpus once, a few at a time, below one root, so that the sample is made once; files that cases name are made before.</summary>
public sealed class BadInputRuns : IAsyncLifetime, IDisposable
{
    private const int AtATime = 3;
    private readonly BuildScript _build = new();
    private readonly ConcurrentDictionary<string, CommandResult> _results = new(StringComparer.Ordinal);

    /// <summary>The folder of the runs.</summary>
    public string Root => _build.Root;

    /// <summary>What lay below the root before the first run.</summary>
    public IReadOnlyList<string> Before { get; private set; } = [];

    /// <summary>The folder for temporary files.</summary>
    public string Temporary => _build.Folder["tmp"];

    /// <summary>Returns what a case printed.</summary>
    public CommandResult this[BadInputCase one] => _results[one.Name];

    public async Task InitializeAsync()
    {
        _build.Folder.Make("tmp");
        _build.Folder.Make("folder");
        _build.Folder.Write("file", "text");
        _build.Folder.Write("empty", "");
        _build.Folder.Write("public.pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        _build.Folder.Write("damaged.pem", "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----\n");
        _build.Folder.Write("broken/.git", "gitdir: /nowhere");
        Before = [.. ListRoot()];

        // The first run builds the program where it must be, and makes the sample; no other one waits for that.
        await RunAsync(BadInputCorpus.All[0]);
        await Parallel.ForEachAsync(BadInputCorpus.All.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (one, _) => await RunAsync(one));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _build.Dispose();

    /// <summary>Lists what lies directly below the root, and in its output folder.</summary>
    public IEnumerable<string> ListRoot() =>
        Directory.EnumerateFileSystemEntries(Root).Concat(Directory.Exists(_build.Folder["output"]) ? Directory.EnumerateFileSystemEntries(_build.Folder["output"]) : [])
            .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);

    private async Task RunAsync(BadInputCase one) => _results[one.Name] = await _build.RunAsync(one.Arguments, [.. one.Variables]);
}
