using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Signing;

/// <summary>A repository whose tags someone else removes as soon as they are written.</summary>
internal sealed class ForgetfulRepository(IRepository inner) : IRepository
{
    public string Location => inner.Location;

    public Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => inner.FetchAsync(descriptor, cancellationToken);

    public Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => inner.ExistsAsync(descriptor, cancellationToken);

    public Task<Descriptor?> ResolveAsync(string tagOrDigest, CancellationToken cancellationToken = default) => inner.ResolveAsync(tagOrDigest, cancellationToken);

    public Task PushAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default) => inner.PushAsync(descriptor, content, cancellationToken);

    public Task TagAsync(Descriptor descriptor, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken) => Task.CompletedTask;

    public IAsyncEnumerable<string> ListTagsAsync(CancellationToken cancellationToken = default) => inner.ListTagsAsync(cancellationToken);

    public IAsyncEnumerable<Descriptor> ListReferrersAsync(Digest subject, string? artifactType = null, CancellationToken cancellationToken = default) =>
        inner.ListReferrersAsync(subject, artifactType, cancellationToken);
}
