using System.IO.Enumeration;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Copies files into a folder: <c>cp config/crd/bases/* pkg/crd/files</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Sources">The files; the last part of a path may hold <c>*</c>.</param>
/// <param name="Target">The folder.</param>
internal sealed record CopyStep(string Place, IReadOnlyList<string> Sources, string Target) : DerivationStep(Place)
{
    /// <inheritdoc/>
    public override string Text => new Command("cp").With([.. Sources, Target + "/"]).ToString();

    /// <inheritdoc/>
    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation)
    {
        var target = Directory.CreateDirectory(Path.Join(run.Folder, Target)).FullName;
        foreach (var source in Sources.SelectMany(source => Expand(run.Folder, source)))
        {
            cancellation.ThrowIfCancellationRequested();
            File.Copy(source, Path.Join(target, Path.GetFileName(source)), overwrite: true);
        }

        return Task.CompletedTask;
    }

    // As a shell does: names that start with a dot are not meant, and folders are not copied.
    private List<string> Expand(string root, string source)
    {
        var (folder, pattern) = (Path.GetDirectoryName(Path.Join(root, source))!, Path.GetFileName(source));
        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) is var name && (pattern == name || (!name.StartsWith('.') && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)))).ToList()
            : [];
        return files.Count == 0 ? throw new MissingRecipeFileException(DerivationCatalog.Operation, Place, source) : [.. files.Order(StringComparer.Ordinal)];
    }
}
