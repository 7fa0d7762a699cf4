using System.IO.Enumeration;
using KubeStellar.Delivery.Catalog.Recipes;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Copies files into a folder: <c>cp config/crd/bases/*.yaml chart/crds/</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Sources">The files; the last part of a path may hold <c>*</c>.</param>
/// <param name="Folder">The folder.</param>
internal sealed record CopyFilesStep(string Place, IReadOnlyList<string> Sources, string Folder) : RecipeStep(Place)
{
    /// <inheritdoc/>
    public override IEnumerable<string> OutputsIn(CheckoutFolder checkout) => Sources.SelectMany(source => Expand(checkout, source)).Select(TargetOf);

    /// <inheritdoc/>
    public override Task RunAsync(Derivation derivation, CancellationToken cancellation)
    {
        foreach (var source in Sources.SelectMany(source => Expand(derivation.Checkout, source)))
        {
            derivation.Files.Write(new Redirection(TargetOf(source), Appends: false), Read(derivation, source));
        }

        return Task.CompletedTask;
    }

    private string TargetOf(string source) => $"{Folder}/{source[(source.LastIndexOf('/') + 1)..]}";

    private IEnumerable<string> Expand(CheckoutFolder checkout, string source)
    {
        if (!source.Contains('*', StringComparison.Ordinal))
        {
            return [source];
        }

        var slash = source.LastIndexOf('/');
        var (folder, pattern) = (source[..Math.Max(slash, 0)], source[(slash + 1)..]);
        var files = Directory.Exists(checkout.Resolve(folder))
            ? Directory.EnumerateFiles(checkout.Resolve(folder)).Select(Path.GetFileName).Where(name => !name!.StartsWith('.') && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)).ToList()
            : [];
        return files.Count == 0 ? throw new MissingRecipeFileException(Operation, Place, source) : files.Order(StringComparer.Ordinal).Select(name => folder.Length == 0 ? name! : $"{folder}/{name}");
    }
}
