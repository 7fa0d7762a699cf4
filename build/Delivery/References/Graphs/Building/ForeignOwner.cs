namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Tells to whom an artifact outside of the known repositories belongs.</summary>
internal static class ForeignOwner
{
    /// <summary>Returns the registry and owner, such as <c>quay.io/brancz</c>, <c>github.com/actions</c> or <c>k8s.io</c>.</summary>
    /// <param name="artifact">The artifact.</param>
    public static string Of(ReferencedArtifact artifact) => artifact.Kind switch
    {
        ArtifactKind.Image => OfImage(artifact.Name.Split('/')),
        ArtifactKind.Chart => OfAddress(artifact.Name),
        ArtifactKind.Module => OfAddress(artifact.Name),
        _ => $"github.com/{artifact.Name.Split('/')[0]}",
    };

    // A name without a host is one of Docker Hub, and one without an owner is Docker's own.
    private static string OfImage(string[] parts) => parts switch
    {
        [_] => "docker.io/library",
        [var host, _] when IsHost(host) => host,
        [var owner, _] => $"docker.io/{owner}",
        [var host, var owner, ..] => $"{host}/{owner}",
        _ => "docker.io/library",
    };

    private static string OfAddress(string name)
    {
        var scheme = name.IndexOf("://", StringComparison.Ordinal);
        var parts = name[(scheme < 0 ? 0 : scheme + 3)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["github.com" or "ghcr.io" or "quay.io" or "docker.io", var owner, ..] => $"{parts[0]}/{owner}",
            [var host, ..] => host,
            [] => name,
        };
    }

    private static bool IsHost(string part) => part.Contains('.') || part.Contains(':') || part == "localhost";
}
