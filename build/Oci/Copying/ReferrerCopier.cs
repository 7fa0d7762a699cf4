namespace KubeStellar.Oci;

/// <summary>Copies what refers to an artifact; the artifact itself does not lead to it, so <see cref="ArtifactCopier"/> leaves it behind.</summary>
public static class ReferrerCopier
{
    /// <summary>The greatest number of referrers of one manifest: 1000.</summary>
    public const int MaxReferrers = 1000;

    /// <summary>Copies the referrers of a manifest that the target does not list, with all that they need, and returns them; theirs are not copied.</summary>
    /// <remarks>What the target holds and does not list, as an interrupted push leaves it, is listed by that.</remarks>
    /// <param name="from">The repository to copy from.</param>
    /// <param name="subject">The digest of the manifest or index that is referred to.</param>
    /// <param name="to">The repository to copy to.</param>
    /// <param name="options">How to copy; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    /// <exception cref="MalformedContentException">What is listed does not refer to the manifest.</exception>
    /// <exception cref="MisleadingListException">More than <see cref="MaxReferrers"/> are listed.</exception>
    public static async Task<IReadOnlyList<Descriptor>> CopyAsync(
        IRepository from,
        Digest subject,
        IRepository to,
        CopyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var there = to.ListReferrersAsync(subject, cancellationToken: cancellationToken).Select(referrer => referrer.Digest);
        var listed = await there.ToHashSetAsync(cancellationToken: cancellationToken);
        var copied = new List<Descriptor>();
        await foreach (var referrer in from.ListReferrersAsync(subject, cancellationToken: cancellationToken))
        {
            if (!listed.Add(referrer.Digest))
            {
                continue;
            }

            if (copied.Count == MaxReferrers)
            {
                throw new MisleadingListException($"referrers of {from.Location}@{subject}", $"at most {MaxReferrers}", "more");
            }

            var bytes = await from.FetchBytesAsync(referrer, ImageManifest.MaxSize, cancellationToken);
            RequireReferrer(referrer, bytes, subject);
            foreach (var child in ManifestChildren.Of(referrer, bytes))
            {
                await ArtifactCopier.CopyAsync(from, child, to, options, cancellationToken);
            }

            // Pushed even where the target holds it: only a push makes the target list it.
            await to.PushAsync(referrer, ContentSource.FromBytes(bytes), cancellationToken);
            copied.Add(referrer);
        }

        return copied;
    }

    // A registry may list what it likes; what refers to something else would be tied to that.
    private static void RequireReferrer(Descriptor listed, byte[] bytes, Digest subject)
    {
        var found = MediaTypes.IsManifest(listed.MediaType) ? ReferrerManifest.Of(listed, bytes)?.Subject.Digest : null;
        if (found != subject)
        {
            throw new MalformedContentException($"referrer {listed.Digest} of {subject}", $"a {listed.MediaType} that refers to {found?.ToString() ?? "nothing"}");
        }
    }
}
