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
    public static BuildMaterial Read(JsonElement json)
    {
        var digests = json.Object("digest");

        // SLSA v0.2 and docker buildkit call the name of a commit sha1.
        var isCommit = CommitId.TryParse(digests.Text("gitCommit") ?? digests.Text("sha1"), null, out var commit);
        var uri = json.Text("uri");
        var (address, reference) = uri is null ? (json.Text("name"), null) : GitAddress.Split(uri);
        return new BuildMaterial(address, reference, isCommit ? commit : null, uri ?? address ?? "");
    }

    /// <summary>Says whether it is the source of that address, however git's ending is written.</summary>
    public bool IsOf(string source) => Address is not null && GitAddress.AreSame(Address, source);
}
