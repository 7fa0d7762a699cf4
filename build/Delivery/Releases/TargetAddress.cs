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
    /// <param name="parameter">The parameter that has the value.</param>
    /// <exception cref="InvalidTargetException">The text is neither.</exception>
    public static TargetAddress Parse(string text, string baseFolder, string parameter = "--registry")
    {
        if (text.StartsWith(LayoutTarget.Scheme, StringComparison.Ordinal))
        {
            var folder = text[LayoutTarget.Scheme.Length..].TrimEnd('/');
            return folder.Length == 0 ? throw new InvalidTargetException(parameter, text, "an empty folder")
                : folder.StartsWith("//", StringComparison.Ordinal) ? throw new InvalidTargetException(parameter, text, "a URL, where the folder, or without oci: the host, is due")
                : folder.Contains('\0', StringComparison.Ordinal) ? throw new InvalidTargetException(parameter, text, "a folder with a NUL character")
                : new LayoutFolder(System.IO.Path.GetFullPath(folder, baseFolder), folder);
        }

        // A host is what a repository's name does not count to its path.
        return RepositoryName.TryParse(text + "/any/path", null, out var name) && name.Path == "any/path"
            ? new RegistryHost(name.Registry)
            : throw new InvalidTargetException(parameter, text, WhatIs(text));
    }

    private static string WhatIs(string text) =>
        text.Contains('@', StringComparison.Ordinal) ? "a user name or password, which belong to --registry-username and REGISTRY_PASSWORD"
        : text.Contains("://", StringComparison.Ordinal) ? "a URL; leave out what stands before the host"
        : text.Contains('/', StringComparison.Ordinal) ? "a path; repositories keep their own"
        : text.StartsWith(LayoutTarget.Scheme, StringComparison.OrdinalIgnoreCase) ? "another spelling of oci:"
        : text.Any(char.IsWhiteSpace) ? "white space"
        : PortOf(text) is { } port && !(ushort.TryParse(port, System.Globalization.NumberStyles.None, null, out var number) && number > 0) ? $"a port that is none: '{port}'"
        : "no host";

    private static string? PortOf(string text) => text.Split(':') is [{ Length: > 0 }, var port] ? port : null;
}
