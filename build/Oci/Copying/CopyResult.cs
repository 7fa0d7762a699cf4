namespace KubeStellar.Oci;

/// <summary>What a copy did, in blobs and manifests, each counted once.</summary>
/// <param name="Copied">How many were copied.</param>
/// <param name="Mounted">How many the target took over from a neighbour.</param>
/// <param name="AlreadyThere">How many the target had already.</param>
/// <param name="BytesCopied">The bytes of those that were copied.</param>
public sealed record CopyResult(int Copied, int Mounted, int AlreadyThere, long BytesCopied);
