namespace KubeStellar.Delivery.Trees;

/// <summary>A file that is to be other than the source tree holds it. Modes are no difference: a file keeps the one it has.</summary>
/// <param name="Path">The path below the root, with <c>/</c> between its parts.</param>
/// <param name="Before">What the source tree holds, or null where the file is missing.</param>
/// <param name="After">What it is to hold, or null where it is to go.</param>
public sealed record FileChange(string Path, FileContent? Before, FileContent? After)
{
    /// <summary>What happens to the file.</summary>
    public FileChangeKind Kind => Before is null ? FileChangeKind.Added : After is null ? FileChangeKind.Removed : FileChangeKind.Changed;
}
