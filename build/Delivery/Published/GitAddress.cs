namespace KubeStellar.Delivery.Published;

/// <summary>Addresses of git repositories as builders write them: <c>git+https://host/path@refs/tags/v1</c>, <c>https://host/path.git#refs/tags/v1</c>, or plain.</summary>
internal static class GitAddress
{
    private const string Git = "git+";
    private const string Suffix = ".git";

    /// <summary>Returns the address without what says how it is fetched, and the git reference behind it or null.</summary>
    public static (string Address, string? Ref) Split(string uri)
    {
        var plain = uri.StartsWith(Git, StringComparison.Ordinal) ? uri[Git.Length..] : uri;
        var fragment = plain.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
        {
            return (plain[..fragment], plain[(fragment + 1)..]);
        }

        // An @ before the path belongs to a user.
        var at = plain.IndexOf("@refs/", StringComparison.Ordinal);
        return at >= 0 ? (plain[..at], plain[(at + 1)..]) : (plain, null);
    }

    /// <summary>Says whether two addresses are those of one repository.</summary>
    public static bool AreSame(string one, string other) => Plain(one).Equals(Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string uri)
    {
        var trimmed = Split(uri).Address.TrimEnd('/');
        return trimmed.EndsWith(Suffix, StringComparison.Ordinal) ? trimmed[..^Suffix.Length] : trimmed;
    }
}
