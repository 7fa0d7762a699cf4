using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Derived;

/// <summary>Compares what is in a scratch folder after a run with what was put in and with the source tree.</summary>
/// <param name="tree">The source tree.</param>
/// <param name="derivation">The derivation.</param>
/// <param name="inputs">What was put in.</param>
/// <param name="scratch">The folder.</param>
internal sealed class DerivationOutcome(FileTree tree, Derivation derivation, DerivationInputs inputs, DerivationScratch scratch)
{
    private readonly IReadOnlyDictionary<string, (TreeFileKind Kind, string Id)> _found = scratch.Look();

    /// <summary>Git's names of the content of all derived files, by path.</summary>
    public IReadOnlyDictionary<string, string> Files => _found.Where(file => MayWrite(file.Key)).ToDictionary(file => file.Key, file => file.Value.Id, StringComparer.Ordinal);

    /// <summary>Makes sure that nothing changed but derived files.</summary>
    /// <exception cref="DerivationWroteOutsideException">Something did.</exception>
    public void RequireNothingOutside()
    {
        var given = inputs.Files.ToDictionary(file => file.Path, file => (file.Kind, Id: tree.IdOf(file)), StringComparer.Ordinal);
        var outside = given.Keys.Union(_found.Keys, StringComparer.Ordinal)
            .Where(path => !given.TryGetValue(path, out var before) || !_found.TryGetValue(path, out var after) || before != after)
            .Where(path => !MayWrite(path) || (_found.TryGetValue(path, out var file) && file.Kind == TreeFileKind.Symlink))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (outside.Count > 0)
        {
            throw new DerivationWroteOutsideException(derivation, outside);
        }
    }

    /// <summary>Returns the derived files that are not what the source tree holds.</summary>
    public IReadOnlyList<FileChange> Changes()
    {
        var derived = Files;
        var present = Present(tree, derivation);
        return
        [
            .. present.Keys.Union(derived.Keys, StringComparer.Ordinal)
                .Where(path => present.GetValueOrDefault(path) != derived.GetValueOrDefault(path))
                .Order(StringComparer.Ordinal)
                .Select(path => new FileChange(path, Before(path), derived.ContainsKey(path) ? new FileContent(_found[path].Kind, scratch.Read(path)) : null)),
        ];
    }

    /// <summary>Returns git's names of the content of the files that a source tree has where a derivation may write, by path.</summary>
    /// <param name="tree">The source tree.</param>
    /// <param name="derivation">The derivation.</param>
    public static IReadOnlyDictionary<string, string> Present(FileTree tree, Derivation derivation) =>
        tree.Files.Where(file => derivation.Outputs.Any(output => output.Contains(file.Path))).ToDictionary(file => file.Path, tree.IdOf, StringComparer.Ordinal);

    private FileContent? Before(string path) => tree.Find(path) is { } file ? new FileContent(file.Kind, tree.Read(file)) : null;

    private bool MayWrite(string path) => derivation.Outputs.Any(output => output.Contains(path)) && !tree.IsInSubmodule(path);
}
