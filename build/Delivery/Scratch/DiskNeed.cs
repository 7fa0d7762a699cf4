namespace KubeStellar.Delivery.Scratch;

/// <summary>Space that work will take.</summary>
/// <param name="Folder">The absolute folder that it is taken below; it need not exist.</param>
/// <param name="Bytes">How much, at least.</param>
public sealed record DiskNeed(string Folder, long Bytes);
