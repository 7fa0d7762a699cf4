using KubeStellar.Delivery.Versions;

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
        if (artifact.FollowingTags.Count == 0 || version.IsPrerelease)
        {
            return [];
        }

        await foreach (var tag in artifact.Target.ListTagsAsync(cancellation))
        {
            if (TagStyleFormat.VersionOf(tag) is { IsPrerelease: false } other && other > version)
            {
                return [];
            }
        }

        return artifact.FollowingTags;
    }
}
