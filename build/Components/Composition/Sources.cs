using KubeStellar.Build.Sample;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Build.Composition;

/// <summary>Decides which sources a target acts on.</summary>
/// <param name="workingDirectory">The absolute working directory.</param>
/// <param name="cache">The folder for clones and for the sample.</param>
/// <param name="family">The repositories that sources are delivered with.</param>
internal sealed class Sources(string workingDirectory, string cache, KnownRepositories family)
{
    private readonly UpstreamMirror _mirror = new(Path.Combine(cache, "upstreams"), family, new LineLog());
    private readonly string _sample = Path.Combine(cache, "sample");

    /// <summary>The repositories that sources are delivered with.</summary>
    public KnownRepositories Family => family;

    /// <summary>Opens the named source; without a name the repository that holds the working directory if it is known or delivers something, else the bundled sample.</summary>
    /// <param name="source">A folder or a git URL, or null.</param>
    /// <param name="interrupted">Stops waiting for a remote repository.</param>
    public async Task<IReadOnlyList<SourceRepository>> OpenAsync(string? source, CancellationToken interrupted) =>
        source is not null ? [await OpenOneAsync(source, interrupted)]
        : AtWorkingDirectory() is { } here ? [here]
        : [.. SampleWorkspace.Ensure(_sample).Select(folder => SourceRepository.Open(folder, family))];

    /// <summary>Opens every repository that lies in a folder, in the order of their names.</summary>
    /// <param name="workspace">The absolute folder.</param>
    /// <exception cref="NotARepositoryException">There is none.</exception>
    public IReadOnlyList<SourceRepository> OpenAll(string workspace)
    {
        var folders = Directory.Exists(workspace) ? Directory.EnumerateDirectories(workspace).Where(IsRepository).Order(StringComparer.Ordinal).ToList() : [];
        return folders.Count > 0 ? [.. folders.Select(folder => SourceRepository.Open(folder, family))] : throw NotARepositoryException.OfWorkspace(workspace);
    }

    /// <summary>Returns the variables that programs see which work on the sources: the user's, and for the sample the way to its generators.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="environment">The user's variables.</param>
    public IReadOnlyDictionary<string, string> EnvironmentFor(IReadOnlyList<SourceRepository> sources, IReadOnlyDictionary<string, string> environment)
    {
        if (!sources.Any(source => source.WorkTree is { } tree && SampleWorkspace.Holds(tree)))
        {
            return environment;
        }

        SampleWorkspace.Ensure(_sample);
        return SampleWorkspace.WithGenerators(_sample, environment);
    }

    /// <summary>Opens the named source, else the clone of a known upstream.</summary>
    /// <param name="source">A folder or a git URL, or null.</param>
    /// <param name="upstream">The upstream.</param>
    /// <param name="interrupted">Stops waiting for a remote repository.</param>
    public Task<SourceRepository> OpenUpstreamAsync(string? source, KnownRepository upstream, CancellationToken interrupted) => OpenOneAsync(source ?? upstream.GitUrl, interrupted);

    private Task<SourceRepository> OpenOneAsync(string source, CancellationToken interrupted) =>
        _mirror.OpenAsync(GitUrl.IsUrl(source) ? source : Path.GetFullPath(source, workingDirectory), interrupted);

    // Of a checkout the folder .git, or the file that names it; of a bare repository its parts. A plain folder inside of a checkout is none.
    private static bool IsRepository(string folder) =>
        Path.Exists(Path.Combine(folder, ".git")) || (File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")));

    private SourceRepository? AtWorkingDirectory()
    {
        try
        {
            var repository = SourceRepository.Open(workingDirectory, family);
            if (repository.WorkTree is { } tree && RepositoryCatalog.Read(new WorkTreeFiles(tree), repository) is var catalog && (catalog.Known is not null || catalog.Images.Count > 0 || catalog.Charts.Count > 0))
            {
                return repository;
            }

            repository.Dispose();
            return null;
        }
        catch (NotARepositoryException)
        {
            return null;
        }
    }
}
