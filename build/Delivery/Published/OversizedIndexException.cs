using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>An index lists more manifests than any image has platforms.</summary>
public sealed class OversizedIndexException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="index">The index.</param>
    /// <param name="count">The number of its manifests.</param>
    /// <param name="limit">The greatest number that is read.</param>
    public OversizedIndexException(Digest index, int count, int limit)
        : base(new Fault("read the artifact", index.ToString(), $"an index of at most {limit} manifests", $"{count}", "no image has that many platforms; see what wrote it"))
        => Count = count;

    /// <summary>The number of its manifests.</summary>
    public int Count { get; }
}
