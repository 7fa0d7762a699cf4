namespace KubeStellar.Oci;

/// <summary>A store does not hold content that it should: a blob of a manifest, or what was asked for by digest.</summary>
public sealed class MissingContentException(string location, Descriptor missing, Descriptor? parent = null)
    : FaultException(new Fault(
        parent is null ? "fetch content" : "push manifest",
        parent is null ? location : $"{parent.Digest} to {location}",
        $"{missing.Digest} ({missing.MediaType}) in {location}",
        "no such content",
        parent is null ? "build or copy the artifact there again" : "push the children of a manifest before it"))
{
    /// <summary>The store.</summary>
    public string Location { get; } = location;

    /// <summary>What is missing.</summary>
    public Descriptor Missing { get; } = missing;

    /// <summary>The manifest that needs it, or null.</summary>
    public Descriptor? Parent { get; } = parent;
}
