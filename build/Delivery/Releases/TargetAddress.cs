using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The value of <c>--registry</c>: a folder of OCI layouts, or a registry's host.</summary>
public abstract record TargetAddress
{
    private TargetAddress()
    {
    }

    /// <summary>A folder of OCI layouts.</summary>
    /// <param name="Path">The absolute folder.</param>
    /// <param name="Display">The folder as the user named it.</param>
    public sealed record LayoutFolder(string Path, string Display) : TargetAddress;

    /// <summary>A registry.</summary>
    /// <param name="Name">Its host, with <c>:port</c> where it is not the usual one.</param>
    public sealed record RegistryHost(string Name) : TargetAddress;

    /// <summary>Reads the value.</summary>
    /// <param name="text"><c>oci:&lt;folder&gt;</c> or <c>host[:port]</c>.</param>
    /// <param name="baseFolder">The absolute folder that a relative one is below.</param>
    /// <exception cref="InvalidTargetException">The text is neither.</exception>
    public static TargetAddress Parse(string text, string baseFolder)
    {
        if (text.StartsWith(LayoutTarget.Scheme, StringComparison.Ordinal))
        {
            var folder = text[LayoutTarget.Scheme.Length..].TrimEnd('/');
            return folder.Length > 0 ? new LayoutFolder(System.IO.Path.GetFullPath(folder, baseFolder), folder) : throw new InvalidTargetException(text, "an empty folder");
        }

        // A host is what a repository's name does not count to its path.
        return RepositoryName.TryParse(text + "/any/path", null, out var name) && name.Path == "any/path"
            ? new RegistryHost(name.Registry)
            : throw new InvalidTargetException(text, text.Contains('/', StringComparison.Ordinal) ? "a path; repositories keep their own" : "no host");
    }
}
