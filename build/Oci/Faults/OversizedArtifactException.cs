namespace KubeStellar.Oci;

/// <summary>An artifact has more parts, or deeper ones, than any that is made for use.</summary>
public sealed class OversizedArtifactException(Descriptor manifest, string expected)
    : FaultException(new Fault("copy artifact", manifest?.ToString() ?? "", expected, "more", "no image or chart is like that; see what wrote it"))
{
    /// <summary>The manifest or index at which it was found out.</summary>
    public Descriptor? Manifest { get; } = manifest;
}
