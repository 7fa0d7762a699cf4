using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>An audit would have looked at nothing: no version tag of the sources is in its scope.</summary>
public sealed class NothingToAuditException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="sources">What was searched for tags.</param>
    /// <param name="releases">Every release of these sources.</param>
    /// <param name="scope">The releases that were asked for.</param>
    public NothingToAuditException(IEnumerable<string> sources, IReadOnlyList<ExpectedRelease> releases, AuditScope scope)
        : base(new Fault(
            "audit", string.Join(", ", sources), Expectation(scope), Describe([.. releases.Select(release => release.Facts.Version).Distinct()]),
            "git fetch --tags where tags are missing (a shallow clone has few), or name another --version or --since"))
    {
    }

    private static string Expectation(AuditScope scope) => (scope.Only, scope.Since) switch
    {
        ({ } only, null) => $"the git tag {only.GitTag}",
        (null, { } since) => $"a git tag of version {since} or greater",
        ({ } only, { } since) => $"the git tag {only.GitTag}, of version {since} or greater",
        _ => "a git tag v<version>",
    };

    private static string Describe(IReadOnlyList<ReleaseVersion> versions) =>
        versions.Count == 0 ? "no version tag" : $"{versions.Count} version tags, the greatest {versions.Max()!.GitTag}";
}
