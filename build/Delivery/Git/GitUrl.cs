namespace KubeStellar.Delivery.Git;

/// <summary>What a git remote's address says: a URL, the scp-like form <c>git@host:path</c>, or a path.</summary>
public static class GitUrl
{
    private const string SchemeEnd = "://";

    /// <summary>Whether the text is an address of another machine or a <c>file:</c> URL, and not a path.</summary>
    /// <param name="address">The address.</param>
    public static bool IsUrl(string address) =>
        address.Contains(SchemeEnd, StringComparison.Ordinal) || SplitScp(address) is not null;

    /// <summary>Returns the https form of an ssh address, and any other address unchanged; libgit2 here speaks no ssh, and public hosts serve both.</summary>
    /// <param name="address">The address.</param>
    public static string WithoutSsh(string address) =>
        SplitScp(address) is var (scpHost, scpPath) ? $"https://{scpHost}/{scpPath}"
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "ssh" ? $"https://{uri.Host}{uri.AbsolutePath}"
        : address;

    /// <summary>Returns the address without user name and password, be it well formed or not.</summary>
    /// <param name="address">The address.</param>
    public static string ForDisplay(string address)
    {
        var scheme = address.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (scheme < 0)
        {
            return address;
        }

        var host = scheme + SchemeEnd.Length;
        var path = address.IndexOf('/', host);
        var at = address.LastIndexOf('@', path < 0 ? address.Length - 1 : path);
        return at < host ? address : address[..host] + address[(at + 1)..];
    }

    /// <summary>Returns <c>owner/name</c> of an address that ends so, without <c>.git</c>; null for shorter ones.</summary>
    /// <param name="address">The address.</param>
    public static string? RepositoryNameOf(string address)
    {
        var path = SplitScp(address)?.Path
            ?? (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile ? uri.AbsolutePath : address);
        var parts = path.TrimEnd('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 ? null : $"{parts[^2]}/{TrimGit(parts[^1])}";
    }

    /// <summary>Returns the web address that OCI's <c>org.opencontainers.image.source</c> wants: https, without <c>.git</c>; null for paths.</summary>
    /// <param name="address">The address.</param>
    public static string? WebAddressOf(string address)
    {
        var https = WithoutSsh(ForDisplay(address));
        return https.StartsWith("https://", StringComparison.Ordinal) ? TrimGit(https.TrimEnd('/')) : null;
    }

    private static string TrimGit(string text) => text.EndsWith(".git", StringComparison.Ordinal) ? text[..^4] : text;

    private static (string Host, string Path)? SplitScp(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return colon > 0 && at > 0 && at < colon && !address.Contains(SchemeEnd, StringComparison.Ordinal)
            ? (address[(at + 1)..colon], address[(colon + 1)..])
            : null;
    }
}
