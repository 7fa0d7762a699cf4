namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>The files that a recipe sees: those of the checkout, and over them what the recipe has written so far, in memory.</summary>
/// <param name="checkout">The checkout.</param>
internal sealed class DerivationFiles(CheckoutFolder checkout)
{
    private readonly Dictionary<string, byte[]> _written = new(StringComparer.Ordinal);

    /// <summary>Returns a file's bytes, or null when there is none.</summary>
    /// <param name="path">The path below the root, or an absolute path that only the recipe itself can have written.</param>
    public byte[]? Find(string path) =>
        _written.TryGetValue(path, out var bytes) ? bytes
        : !path.StartsWith('/') && checkout.Resolve(path) is var file && File.Exists(file) ? File.ReadAllBytes(file)
        : null;

    /// <summary>Writes a file, or adds to its end.</summary>
    /// <param name="target">The file.</param>
    /// <param name="bytes">The bytes.</param>
    public void Write(Redirection target, byte[] bytes) => _written[target.Path] = target.Appends ? [.. Find(target.Path) ?? [], .. bytes] : bytes;

    /// <summary>Returns what was written below a folder, by path.</summary>
    /// <param name="folder">The folder below the root.</param>
    public IEnumerable<ChartFile> WrittenBelow(string folder) =>
        _written.Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new ChartFile(file.Key[(folder.Length + 1)..], file.Value));
}
