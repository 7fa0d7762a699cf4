using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>What a target holds under its tags, read as a user would read it: every tag is copied with all that it names and all that refers to it, so that each byte is there and has its digest.</summary>
/// <param name="Tags">The digest that each tag names, by <c>repository:tag</c>.</param>
/// <param name="Referrers">What refers to what, as <c>repository:tag subject referrer</c>.</param>
public sealed record PublishedState(IReadOnlyDictionary<string, Digest> Tags, IReadOnlySet<string> Referrers)
{
    /// <summary>Reads a target; throws what the copy throws where a tag or a listed referrer leads to content that is missing or other.</summary>
    /// <param name="target">The target.</param>
    /// <param name="repositories">The canonical repositories.</param>
    public static async Task<PublishedState> ReadAsync(IDeliveryTarget target, IEnumerable<RepositoryName> repositories)
    {
        using var folder = new TemporaryDirectory();
        var tags = new SortedDictionary<string, Digest>(StringComparer.Ordinal);
        var referrers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in repositories)
        {
            var (from, copy) = (target.Open(name), new LayoutRegistry(folder.FullPath).Open(name));
            await foreach (var tag in from.ListTagsAsync())
            {
                var root = await from.ResolveAsync(tag) ?? throw new InvalidOperationException($"{name}:{tag} is listed and not there");
                await ArtifactCopier.CopyAsync(from, root, copy);
                if (!IsForUsers(tag))
                    continue;
                tags.Add($"{name}:{tag}", root.Digest);
                foreach (var subject in await SubjectsOfAsync(copy, root))
                {
                    await foreach (var referrer in from.ListReferrersAsync(subject))
                    {
                        await ArtifactCopier.CopyAsync(from, referrer, copy);
                        referrers.Add($"{name}:{tag} {subject} {referrer.Digest}");
                    }
                }
            }
        }

        return new PublishedState(tags, referrers);
    }

    /// <summary>Says whether a tag is for users: a list of referrers grows, and is compared by what it lists; claims are different in each run.</summary>
    /// <param name="tag">The tag.</param>
    public static bool IsForUsers(string tag) => !tag.StartsWith("sha256-", StringComparison.Ordinal) && !ClaimTag.TryParse(tag, out _);

    /// <summary>Requires that this is a part of the whole: no tag and no referrer that the whole has not, or has otherwise.</summary>
    /// <param name="whole">What an undisturbed run makes.</param>
    public void RequirePartOf(PublishedState whole)
    {
        Assert.Empty(Tags.Except(whole.Tags));
        Assert.Empty(Referrers.Except(whole.Referrers));
    }

    private static async Task<IEnumerable<Digest>> SubjectsOfAsync(OciLayout copy, Descriptor root) =>
        MediaTypes.IsIndex(root.MediaType) ? (await ImageIndex.FetchAsync(copy, root)).Manifests.Prepend(root).Select(manifest => manifest.Digest) : [root.Digest];
}
