namespace KubeStellar.Delivery.Derived;

/// <summary>A derived file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record DerivedFile(TreeFileKind Kind, ReadOnlyMemory<byte> Content);
