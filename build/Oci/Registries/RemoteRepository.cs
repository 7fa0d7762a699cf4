using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;

namespace KubeStellar.Oci;

/// <summary>One repository of a registry.</summary>
internal sealed class RemoteRepository(RegistryTransport transport, RepositoryName name) : IRepository, IContentMounter, IWriteIntent
{
    private const string AcceptManifests =
        $"{MediaTypes.OciIndex}, {MediaTypes.OciManifest}, {MediaTypes.DockerManifestList}, {MediaTypes.DockerManifest}";

    // A refused mount opens an upload, which the push that follows takes up.
    private readonly ConcurrentDictionary<string, UploadSession> _offered = new(StringComparer.Ordinal);

    private readonly TokenScope _write = new(name, Write: true);
    private TokenScope _read = new(name, Write: false);

    public string Location => name.ToString();

    private string Registry => name.Registry;

    private RegistryTransport Transport => transport;

    public void ExpectWrites() => _read = _write;

    public async Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var download = new Download(transport, name, AddressOf(descriptor), descriptor, _read);
        var body = MediaTypes.IsManifest(descriptor.MediaType) && descriptor.Size <= ImageManifest.MaxSize
            ? await download.ReadManifestAsync(cancellationToken)
            : await download.OpenAsync(cancellationToken);
        return VerifyingStream.Over(body, descriptor);
    }

    public async Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var terms = transport.ReadTerms with { IsWritten = transport.HasWritten(name, descriptor.Digest) };
        using var response = await transport.SendAsync(HttpMethod.Head, AddressOf(descriptor), _read, accept: Download.AcceptFor(descriptor), terms: terms, cancellationToken: cancellationToken);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                AnswerHeaders.RequireSize(response, descriptor);
                return true;
            case HttpStatusCode.NotFound:
                return false;
            default:
                throw await FailureAsync(response, "look for content", $"{descriptor.Digest} in {Location}", cancellationToken);
        }
    }

    public async Task<Descriptor?> ResolveAsync(string tagOrDigest, CancellationToken cancellationToken = default)
    {
        var digest = Digest.TryParse(tagOrDigest, out var parsed) ? parsed : (Digest?)null;
        RequireTag(digest is null ? tagOrDigest : null);
        var terms = transport.ReadTerms with { IsWritten = digest is { } written && transport.HasWritten(name, written) };
        return await LookAsync(
            async scope =>
            {
                var address = AddressOfManifest(tagOrDigest);
                using var response = await transport.SendAsync(HttpMethod.Head, address, scope, accept: AcceptManifests, terms: terms, cancellationToken: cancellationToken);
                return response.StatusCode switch
                {
                    HttpStatusCode.OK => AnswerHeaders.Describe(response, digest) ?? await DescribeBodyAsync(address, scope, digest, cancellationToken),
                    HttpStatusCode.NotFound => null,
                    _ => throw await FailureAsync(response, "resolve", Subject(tagOrDigest), cancellationToken),
                };
            });
    }

    public async Task PushAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (MediaTypes.IsManifest(descriptor.MediaType))
        {
            var bytes = await content.ReadBytesAsync(descriptor, ImageManifest.MaxSize, cancellationToken);
            await PutManifestAsync(descriptor, bytes, descriptor.Digest.ToString(), null, cancellationToken);
        }
        else
        {
            _offered.TryRemove(descriptor.Digest.ToString(), out var session);
            await using var upload = new ResumableUpload(new BlobUpload(transport, name, _write, descriptor), transport, content, descriptor, session);
            await upload.SendAsync(cancellationToken);
        }

        transport.RememberWritten(name, descriptor.Digest);
    }

    public async Task<bool> MountAsync(Descriptor descriptor, IContentFetcher from, CancellationToken cancellationToken = default)
    {
        if (from is not RemoteRepository neighbour || !neighbour.IsNeighbourOf(this))
        {
            return false;
        }

        var upload = new BlobUpload(transport, name, _write with { AlsoRead = neighbour._write.Repository.Path }, descriptor);
        try
        {
            if (await upload.MountAsync(neighbour._write.Repository.Path, cancellationToken) is not { } session)
            {
                transport.RememberWritten(name, descriptor.Digest);
                return true;
            }

            _offered[descriptor.Digest.ToString()] = session;
        }
        catch (RegistryException refusal) when (refusal.Answer.StatusCode is >= 400 and < 500)
        {
            // Who may not read the neighbour may still push; whether that is so the push will show.
        }

        return false;
    }

    public async Task TagAsync(Descriptor descriptor, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        RequireTag(tag);
        var bytes = await this.FetchBytesAsync(descriptor, ImageManifest.MaxSize, cancellationToken);
        await PutManifestAsync(descriptor, bytes, tag, lookAgain, cancellationToken);
    }

    public async IAsyncEnumerable<string> ListTagsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = new TagPages(transport, name);
        for (var address = pages.First; address is not null;)
        {
            var from = address;
            var page = await LookAsync(scope => pages.ReadAsync(from, scope, cancellationToken));
            foreach (var tag in page.Tags)
            {
                yield return tag;
            }

            address = page.Next;
        }
    }

    public async IAsyncEnumerable<Descriptor> ListReferrersAsync(
        Digest subject,
        string? artifactType = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = new ReferrerPages(transport, name, subject, artifactType);
        for (var address = pages.First; address is not null;)
        {
            var from = address;
            var page = await LookAsync(scope => pages.ReadAsync(from, scope, cancellationToken))
                ?? (ReferrerPages.Of(await new ReferrersTagIndex(this).ListAsync(subject, cancellationToken), artifactType), null);
            foreach (var referrer in page.Referrers)
            {
                yield return referrer;
            }

            address = page.Next;
        }
    }

    /// <summary>Writes a manifest under a tag or its digest; the subject of one that refers to another learns of it, by the registry or else by the list under its tag.</summary>
    /// <param name="descriptor">The manifest.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="tagOrDigest">What it is written under.</param>
    /// <param name="lookAgain">Asked before each try but the first; what it throws ends the trying. Null for nothing.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task PutManifestAsync(
        Descriptor descriptor, ReadOnlyMemory<byte> bytes, string tagOrDigest, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken)
    {
        using var response = await new ManifestUpload(transport, this, name, _write, descriptor, bytes).SendAsync(tagOrDigest, lookAgain, cancellationToken);
        if (AnswerHeaders.Text(response, "OCI-Subject") is null && ReferrerManifest.Of(descriptor, bytes) is { } referrer)
        {
            await new ReferrersTagIndex(this).AddAsync(referrer, cancellationToken);
        }
    }

    // Where a repository does not exist yet, token services give nobody the right to read it, and the registry answers as if it were somebody else's.
    // Only who asks for the right to write, and gets it, is told that there is nothing.
    private async Task<T> LookAsync<T>(Func<TokenScope, Task<T>> look)
    {
        try
        {
            return await look(_read);
        }
        catch (RegistryException refusal) when (refusal is UnauthorizedException or ForbiddenException && refusal.Answer.CredentialOrigin is not null && !_read.Write)
        {
            return await look(_write);
        }
    }

    private bool IsNeighbourOf(RemoteRepository other) =>
        ReferenceEquals(Transport, other.Transport) && Registry == other.Registry && Location != other.Location;

    private async Task<Descriptor?> DescribeBodyAsync(Uri address, TokenScope scope, Digest? digest, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(HttpMethod.Get, address, scope, accept: AcceptManifests, cancellationToken: cancellationToken);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                break;
            case HttpStatusCode.NotFound:
                // Whatever answered the HEAD was not the registry.
                return null;
            default:
                throw await FailureAsync(response, "resolve", Location, cancellationToken);
        }

        var bytes = await AnswerReader.ReadAsync(response, ImageManifest.MaxSize, Location, cancellationToken);
        return AnswerHeaders.DescribeBody(response, bytes, digest);
    }

    private Uri AddressOf(Descriptor descriptor)
    {
        var kind = MediaTypes.IsManifest(descriptor.MediaType) ? "manifests" : "blobs";
        return transport.AddressOf(Registry, $"{name.Path}/{kind}/{descriptor.Digest}");
    }

    private Uri AddressOfManifest(string tagOrDigest) => transport.AddressOf(Registry, $"{name.Path}/manifests/{tagOrDigest}");

    /// <summary>Returns how messages name a tag or digest of the repository.</summary>
    public string Subject(string tagOrDigest) => $"{Location}{(tagOrDigest.Contains(':', StringComparison.Ordinal) ? '@' : ':')}{tagOrDigest}";

    private static void RequireTag(string? tag)
    {
        if (tag is not null && !Reference.IsTag(tag))
        {
            throw new InvalidReferenceException(tag, Reference.TagRule);
        }
    }

    private static Task<RegistryException> FailureAsync(HttpResponseMessage response, string operation, string subject, CancellationToken cancellationToken) =>
        AnswerReader.FailureAsync(response, operation, subject, AnswerHeaders.CredentialOrigin(response), cancellationToken);
}
