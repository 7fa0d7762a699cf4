namespace KubeStellar.Delivery.References;

/// <summary>What a reference leads to, without its version.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name by which users call it, such as <c>quay.io/kubestellar/helm</c>, <c>github.com/kubestellar/kubeflex</c> or <c>kubestellar/kubeflex</c>.</param>
public sealed record ReferencedArtifact(ArtifactKind Kind, string Name)
{
    /// <summary>Owner and name of the repository whose version tags version the artifact, such as <c>helm/helm</c>; null where nothing tells.</summary>
    public string? Repository { get; init; }

    /// <summary>Whether the name holds variables that nothing gives a value, so that it leads nowhere.</summary>
    public bool HasVariables => Name.Contains('$') || Name.Contains("{{", StringComparison.Ordinal);

    /// <summary>Returns kind and name, such as <c>image quay.io/kubestellar/helm</c>.</summary>
    public override string ToString() => $"{Noun} {Name}";

    private string Noun => Kind switch
    {
        ArtifactKind.ReleaseAsset => "release of",
        ArtifactKind.Source => "source of",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
