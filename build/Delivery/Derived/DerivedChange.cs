namespace KubeStellar.Delivery.Derived;

/// <summary>A derived file that is not what the source tree holds. Modes are no difference: a file keeps the one it has.</summary>
/// <param name="Path">The path below the root, with <c>/</c> between its parts.</param>
/// <param name="Before">What the source tree holds, or null where the file is missing.</param>
/// <param name="After">What was derived, or null where the file is not made any more.</param>
public sealed record DerivedChange(string Path, DerivedFile? Before, DerivedFile? After)
{
    /// <summary>What deriving does to the file.</summary>
    public DerivedChangeKind Kind => Before is null ? DerivedChangeKind.Added : After is null ? DerivedChangeKind.Removed : DerivedChangeKind.Changed;
}
