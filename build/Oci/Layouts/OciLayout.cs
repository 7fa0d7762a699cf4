using System.Runtime.CompilerServices;

namespace KubeStellar.Oci;

/// <summary>An OCI image layout: one folder with <c>oci-layout</c>, <c>index.json</c> and <c>blobs/</c>, created at the first write.</summary>
/// <remarks>
/// Any number of tasks and processes may use one layout at a time. Content is written beside its place and renamed; index.json is replaced whole.
/// Referrers are found by reading the subjects of what index.json lists, as oras does; they are listed there like all else that nothing holds, and under no tag.
/// Only a tag is forced to the disk: content that a power failure cuts short counts as absent, is found when it is read, and is written anew by the next copy.
/// </remarks>
/// <param name="folder">The folder; it need not exist.</param>
public sealed class OciLayout(string folder) : IRepository
{
    // Longer than any write takes.
    private static readonly FileLockRequest ForAMoment = new() { Patience = TimeSpan.FromSeconds(30) };

    private readonly LayoutBlobs _blobs = new(folder);

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The folder, as skopeo writes it: <c>oci:folder</c>.</summary>
    public string Location => $"oci:{Folder}";

    private string IndexFile => Path.Combine(Folder, "index.json");

    /// <summary>Returns the path of content in the layout, whether it is there or not.</summary>
    /// <param name="descriptor">The content.</param>
    public string PathOf(Descriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return _blobs.PathOf(descriptor.Digest);
    }

    /// <inheritdoc/>
    public Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        LayoutMarker.Require(Folder);
        return Task.FromResult(_blobs.Open(descriptor));
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => Task.FromResult(_blobs.Contains(descriptor));

    /// <inheritdoc/>
    public async Task PushAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(content);
        if (_blobs.Contains(descriptor))
        {
            await RelistAsync(descriptor, cancellationToken);
            return;
        }

        LayoutMarker.Create(Folder);
        if (!MediaTypes.IsManifest(descriptor.MediaType))
        {
            await _blobs.WriteAsync(descriptor, content, cancellationToken);
            return;
        }

        var bytes = await content.ReadBytesAsync(descriptor, ImageManifest.MaxSize, cancellationToken);
        var children = ManifestChildren.Of(descriptor, bytes);
        if (children.FirstOrDefault(child => !_blobs.Contains(child)) is { } missing)
        {
            throw new MissingContentException(Location, missing, descriptor);
        }

        await _blobs.WriteAsync(descriptor, ContentSource.FromBytes(bytes), cancellationToken);
        await ChangeIndexAsync(index => index.Add(descriptor) | index.RemoveNameless(children), durable: false, cancellationToken);
    }

    /// <summary>Takes a local file over as content: a hard link where the file system can, else a copy. The size is checked; the digest only where the file is copied.</summary>
    /// <param name="descriptor">What the file holds.</param>
    /// <param name="filePath">The path of the file, which must not be changed afterwards.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    public async Task AdoptAsync(Descriptor descriptor, string filePath, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (_blobs.Contains(descriptor))
        {
            return;
        }

        LayoutMarker.Create(Folder);
        // Another writer may have been first; then there is nothing left to do.
        if (!_blobs.TryLink(descriptor, filePath) && !_blobs.Contains(descriptor))
        {
            await _blobs.WriteAsync(descriptor, ContentSource.FromFile(filePath), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<Descriptor?> ResolveAsync(string tagOrDigest, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(Folder))
        {
            return Task.FromResult<Descriptor?>(null);
        }

        LayoutMarker.Require(Folder);
        var index = LayoutIndex.Load(IndexFile);
        var found = !Digest.TryParse(tagOrDigest, out var digest) ? index.Find(tagOrDigest)
            : index.Find(digest) ?? _blobs.DescribeManifest(digest);
        return Task.FromResult(found);
    }

    /// <inheritdoc/>
    public async Task TagAsync(Descriptor descriptor, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (!Reference.IsTag(tag))
        {
            throw new InvalidReferenceException(tag, Reference.TagRule);
        }

        if (!_blobs.Contains(descriptor))
        {
            throw new MissingContentException(Location, descriptor);
        }

        await ChangeIndexAsync(index => index.Tag(descriptor, tag), durable: true, cancellationToken);
    }

    /// <summary>Waits until no other task or process holds this lock, and holds it until the result is disposed or the process ends; tags can be compared and written as one step by all who take it.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="FileLockedException">Another process holds it for half a minute.</exception>
    public async Task<IDisposable> LockTagsAsync(CancellationToken cancellationToken = default)
    {
        LayoutMarker.Create(Folder);
        return await LockAsync(".tags.lock", cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListTagsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(Folder))
        {
            yield break;
        }

        LayoutMarker.Require(Folder);
        foreach (var tag in LayoutIndex.Load(IndexFile).Tags)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return tag;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Descriptor> ListReferrersAsync(
        Digest subject,
        string? artifactType = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(Folder))
        {
            yield break;
        }

        LayoutMarker.Require(Folder);
        await foreach (var referrer in LayoutReferrers.ListAsync(_blobs, LayoutIndex.Load(IndexFile).Manifests, subject, cancellationToken))
        {
            if (artifactType is null || referrer.ArtifactType == artifactType)
            {
                yield return referrer;
            }
        }
    }

    private Task<FileLock> LockAsync(string name, CancellationToken cancellationToken) => FileLock.AcquireAsync(Path.Combine(Folder, name), ForAMoment, cancellationToken);

    // A process that ended between writing a referrer and listing it left one that nobody finds.
    private async Task RelistAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        if (MediaTypes.IsManifest(descriptor.MediaType) && ReferrerManifest.Of(descriptor, await _blobs.ReadManifestAsync(descriptor, cancellationToken)) is not null)
        {
            await ChangeIndexAsync(index => index.Add(descriptor), durable: false, cancellationToken);
        }
    }

    private async Task ChangeIndexAsync(Func<LayoutIndex, bool> change, bool durable, CancellationToken cancellationToken)
    {
        try
        {
            using var held = await LockAsync(".lock", cancellationToken);
            var index = LayoutIndex.Load(IndexFile);
            if (change(index))
            {
                AtomicFile.Write(IndexFile, index.ToBytes(), durable);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(Folder, error);
        }
    }
}
