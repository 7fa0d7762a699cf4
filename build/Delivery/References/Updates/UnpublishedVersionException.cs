using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>References were to name a version that is not published, or of which nothing tells that it is.</summary>
public sealed class UnpublishedVersionException : FaultException
{
    /// <summary>The parameter that lets an update name such a version.</summary>
    public const string Parameter = "--allow-unpublished";

    private const int MostListed = 5;

    /// <summary>Creates the error.</summary>
    /// <param name="name">The artifact, or the repository.</param>
    /// <param name="version">The version.</param>
    /// <param name="releases">The releases that there are; null where nothing tells them.</param>
    public UnpublishedVersionException(string name, ReleaseVersion version, IReadOnlyList<ReleaseVersion>? releases)
        : base(new Fault(
            "update references", $"{name} {version}", "a version that is published", Found(version, releases),
            $"{(releases is null ? "put a checkout of its repository beside the others" : "give a version that is published")}, or add {Parameter} to name it nevertheless"))
        => (Name, Version, Releases) = (name, version, releases);

    /// <summary>The artifact, or the repository.</summary>
    public string Name { get; }

    /// <summary>The version.</summary>
    public ReleaseVersion Version { get; }

    /// <summary>The releases that there are; null where nothing tells them.</summary>
    public IReadOnlyList<ReleaseVersion>? Releases { get; }

    private static string Found(ReleaseVersion version, IReadOnlyList<ReleaseVersion>? releases) =>
        releases is null ? "nothing that tells its releases"
        : releases.Count == 0 ? "no release"
        : releases.Contains(version) ? "the release, but nothing that tells it is published there"
        : $"no such release; the newest are {string.Join(", ", releases.OrderDescending(NaturalReleaseOrder.Instance).Take(MostListed))}";
}
