using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>A repository that releases deliver to, with the tags that it has.</summary>
/// <param name="Name">The canonical repository.</param>
/// <param name="Store">The place that was asked.</param>
/// <param name="Tags">The tags; empty where it did not answer.</param>
/// <param name="Problem">Why it did not answer, or null.</param>
internal sealed record RepositoryTags(RepositoryName Name, IRepository Store, IReadOnlySet<string> Tags, CheckResult? Problem)
{
    public const string AnswersId = "registry.answers";

    // Where others keep what they attach: the referrers' list, cosign's signatures, attestations and bills of materials.
    private const string DigestPrefix = "sha256-";

    public static async Task<RepositoryTags> ListAsync(IDeliveryTarget target, RepositoryName name, CancellationToken cancellation)
    {
        var store = target.Open(name);
        try
        {
            return new RepositoryTags(name, store, await store.ListTagsAsync(cancellation).ToHashSetAsync(StringComparer.Ordinal, cancellation), null);
        }
        catch (FaultException error)
        {
            return new RepositoryTags(name, store, new HashSet<string>(), CheckResult.Failed(AnswersId, store.Location, error.Fault));
        }
    }

    /// <summary>The rule <c>tags.accounted</c>: each tag is a release's, or moves, or belongs to a digest or to a run of a release.</summary>
    /// <param name="expected">All that sources promise of this repository.</param>
    /// <param name="versions">Every version that a git tag names in these sources.</param>
    /// <param name="scope">The versions that are looked at.</param>
    public IEnumerable<CheckResult> Unaccounted(IReadOnlyList<ExpectedArtifact> expected, IReadOnlySet<ReleaseVersion> versions, AuditScope scope)
    {
        var known = expected.Select(artifact => artifact.Tag).Concat(expected.SelectMany(artifact => artifact.MovingTags)).ToHashSet(StringComparer.Ordinal);
        return from tag in Tags.Order(StringComparer.Ordinal)
               where !known.Contains(tag) && !IsOfTools(tag)
               let version = TagStyleFormat.VersionOf(tag)
               where version is null || scope.Includes(version)
               select Verdict($"{Store.Location}:{tag}", version is not null && versions.Contains(version) ? version : null);
    }

    private static bool IsOfTools(string tag) => tag.StartsWith(DigestPrefix, StringComparison.Ordinal) || ClaimTag.TryParse(tag, out _);

    private static CheckResult Verdict(string subject, ReleaseVersion? tagged)
    {
        const string Id = "tags.accounted";
        const string Expected = "a git tag that accounts for it";
        return tagged is not null
            ? CheckResult.NotCheckable(Id, subject, Expected, $"git tag {tagged.GitTag} is there, but its commit does not declare this")
            : CheckResult.Failed(Id, subject, Expected, "none", "find out who wrote it; where it is a release, fetch or restore its git tag, else remove it");
    }
}
