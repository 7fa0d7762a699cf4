namespace KubeStellar.Delivery.Tools;

/// <summary>One version of a Go module, with all that a module proxy tells of it.</summary>
/// <param name="Path">The module's path, such as <c>sigs.k8s.io/controller-tools</c>.</param>
/// <param name="Version">The version with its <c>v</c>; a pseudo-version is reached by <see cref="Queries"/> alone.</param>
/// <param name="Files">The content of each file by its path below the module's root, with <c>/</c> between its parts.</param>
public sealed record ProxyModule(string Path, string Version, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>When the version was made; the start of 2024 unless it is set.</summary>
    public DateTimeOffset Time { get; init; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Other names that lead to the version, such as the full hash of its commit.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];
}
