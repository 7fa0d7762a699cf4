using System.Text.Json;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Published;

/// <summary>Something that went into a build, as in-toto's resource descriptors and SLSA v0.2's materials name it; only sources in git are told apart.</summary>
/// <param name="Address">The address without what git adds to it, or the name; null where neither is stated.</param>
/// <param name="Ref">The git reference behind the address, or null.</param>
/// <param name="Commit">The commit, or null.</param>
/// <param name="Text">The address as it is stated, else the name; empty where neither is.</param>
internal sealed record BuildMaterial(string? Address, string? Ref, CommitId? Commit, string Text)
{
    private const string Git = "git+";
    private const string Suffix = ".git";

    public static BuildMaterial Read(JsonElement json)
    {
        var digests = json.Object("digest");
        var uri = json.Text("uri");

        // SLSA v0.2 and docker buildkit call the name of a commit sha1.
        var isCommit = CommitId.TryParse(digests.Text("gitCommit") ?? digests.Text("sha1"), null, out var commit);
        var (address, reference) = uri is null ? (json.Text("name"), null) : Split(uri);
        return new BuildMaterial(address, reference, isCommit ? commit : null, uri ?? address ?? "");
    }

    /// <summary>Says whether it is the source of that address, however git's ending is written.</summary>
    public bool IsOf(string source) => Address is not null && Plain(Address).Equals(Plain(Split(source).Address), StringComparison.OrdinalIgnoreCase);

    // git+https://host/path@refs/tags/v1 as in-toto has it, https://host/path.git#refs/tags/v1 as docker has it; an @ before the path belongs to a user.
    private static (string Address, string? Ref) Split(string uri)
    {
        var plain = uri.StartsWith(Git, StringComparison.Ordinal) ? uri[Git.Length..] : uri;
        var fragment = plain.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
        {
            return (plain[..fragment], plain[(fragment + 1)..]);
        }

        var at = plain.IndexOf("@refs/", StringComparison.Ordinal);
        return at >= 0 ? (plain[..at], plain[(at + 1)..]) : (plain, null);
    }

    private static string Plain(string address)
    {
        var trimmed = address.TrimEnd('/');
        return trimmed.EndsWith(Suffix, StringComparison.Ordinal) ? trimmed[..^Suffix.Length] : trimmed;
    }
}
