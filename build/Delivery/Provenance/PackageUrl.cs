using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance;

/// <summary>Package URLs (github.com/package-url/purl-spec), which name packages of any kind.</summary>
internal static class PackageUrl
{
    /// <summary>Returns the URL of a Go toolchain.</summary>
    /// <param name="version">The version, such as <c>1.25.1</c>.</param>
    public static string OfGoToolchain(string version) => $"pkg:generic/go@{Encode(version)}";

    /// <summary>Returns the URL of Go's standard library, by the name that vulnerability databases use.</summary>
    /// <param name="version">The version, such as <c>1.25.1</c>.</param>
    public static string OfGoStandardLibrary(string version) => $"pkg:golang/stdlib@{Encode(version)}";

    /// <summary>Returns the URL of a Go module, in lower case as the type wants it.</summary>
    /// <param name="path">The module's path.</param>
    /// <param name="version">The version with its <c>v</c>, or nothing where there is none.</param>
    public static string OfGoModule(string path, string version) =>
        $"pkg:golang/{string.Join('/', path.ToLowerInvariant().Split('/').Select(Encode))}{(version.Length > 0 ? "@" + Encode(version) : "")}";

    /// <summary>Returns the URL of an image or another OCI artifact.</summary>
    /// <param name="repository">The repository that it is in.</param>
    /// <param name="digest">The digest of its manifest or index.</param>
    public static string OfArtifact(RepositoryName repository, Digest digest)
    {
        var name = repository.Path[(repository.Path.LastIndexOf('/') + 1)..];
        return $"pkg:oci/{Encode(name)}@{Encode(digest.ToString())}?repository_url={string.Join('/', repository.ToString().Split('/').Select(Encode))}";
    }

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
