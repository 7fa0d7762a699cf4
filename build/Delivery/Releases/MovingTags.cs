using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The rule of tags such as <c>latest</c>: they move to a release only when the target holds no greater one, and never to a pre-release.</summary>
public static class MovingTags
{
    /// <summary>Returns the artifact's moving tags that may be moved to it.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="cancellation">Stops listing tags.</param>
    public static async Task<IReadOnlyList<string>> ToMoveAsync(PlannedArtifact artifact, CancellationToken cancellation)
    {
        var version = artifact.Source.Facts.Version;
        return artifact.FollowingTags.Count == 0 || version.IsPrerelease || await GreatestAboveAsync(version, artifact.Target, cancellation) is not null ? [] : artifact.FollowingTags;
    }

    /// <summary>Gives a moving tag that was just written to the greatest release, when a greater one was published between looking and writing; says whether that was so.</summary>
    /// <param name="artifact">The artifact that the tag was moved to.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellation">Stops between requests.</param>
    public static async Task<bool> GiveWayAsync(PlannedArtifact artifact, string tag, CancellationToken cancellation)
    {
        // Asked again after each write, because an even greater one may have come between.
        var holder = artifact.Source.Facts.Version;
        while (await GreatestAboveAsync(holder, artifact.Target, cancellation) is var (greater, name) && await artifact.Target.ResolveAsync(name, cancellation) is { } content)
        {
            await artifact.Target.TagAsync(content, tag, cancellation);
            holder = greater;
        }

        return holder != artifact.Source.Facts.Version;
    }

    private static async Task<(ReleaseVersion Version, string Tag)?> GreatestAboveAsync(ReleaseVersion version, ITagLister target, CancellationToken cancellation)
    {
        (ReleaseVersion Version, string Tag)? greatest = null;
        await foreach (var tag in target.ListTagsAsync(cancellation))
        {
            if (TagStyleFormat.VersionOf(tag) is { IsPrerelease: false } other && other > (greatest?.Version ?? version))
            {
                greatest = (other, tag);
            }
        }

        return greatest;
    }
}
