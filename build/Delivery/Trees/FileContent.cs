namespace KubeStellar.Delivery.Trees;

/// <summary>What a file is and holds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record FileContent(TreeFileKind Kind, ReadOnlyMemory<byte> Content);
