using System.Globalization;
using System.Net;

namespace KubeStellar.Oci;

/// <summary>The upload of one blob: POST opens it, then one PUT carries the bytes, or PATCH requests carry chunks and a PUT closes it.</summary>
internal sealed class BlobUpload(RegistryTransport transport, RepositoryName name, TokenScope scope)
{
    /// <summary>The bytes of a chunk where the registry refuses a blob in one request and no option says another number.</summary>
    private const long DefaultChunk = 16 * 1024 * 1024;

    private Uri Uploads => transport.AddressOf(name.Registry, $"{name.Path}/blobs/uploads/");

    /// <summary>Returns null where the registry took the blob over, else the upload that it opened instead.</summary>
    public async Task<UploadSession?> MountAsync(Descriptor descriptor, string from, CancellationToken cancellationToken)
    {
        var query = $"?mount={Uri.EscapeDataString(descriptor.Digest.ToString())}&from={Uri.EscapeDataString(from)}";
        using var response = await transport.SendAsync(HttpMethod.Post, new Uri(Uploads + query), scope, Empty(), cancellationToken: cancellationToken);
        return response.StatusCode == HttpStatusCode.Created ? null : await SessionAsync(response, descriptor, cancellationToken);
    }

    public async Task PushAsync(Descriptor descriptor, ContentSource content, UploadSession? session, CancellationToken cancellationToken)
    {
        session ??= await OpenAsync(descriptor, cancellationToken);
        if (transport.Options.ChunkSize is null)
        {
            using var body = new ContentSourceContent(content, descriptor);
            using var response = await CloseAsync(session, descriptor, body, cancellationToken);
            if (response.StatusCode != HttpStatusCode.RequestEntityTooLarge)
            {
                await RequireStoredAsync(response, descriptor, cancellationToken);
                return;
            }

            session = await OpenAsync(descriptor, cancellationToken);
        }

        await PushChunksAsync(session, descriptor, content, cancellationToken);
    }

    private async Task PushChunksAsync(UploadSession session, Descriptor descriptor, ContentSource content, CancellationToken cancellationToken)
    {
        var chunk = Math.Max(transport.Options.ChunkSize ?? DefaultChunk, session.MinChunk);
        await using var stream = VerifyingStream.Over(await content.OpenAsync(cancellationToken), descriptor);
        for (long offset = 0; offset < descriptor.Size; offset += chunk)
        {
            using var part = new OneShotContent(stream, offset, Math.Min(chunk, descriptor.Size - offset));
            using var response = await SendAsync(HttpMethod.Patch, session.Location, part, cancellationToken);
            session = await SessionAsync(response, descriptor, cancellationToken);
        }

        // The read that finds the end makes the stream compare digest and size.
        await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellationToken);
        using var closed = await CloseAsync(session, descriptor, Empty(), cancellationToken);
        await RequireStoredAsync(closed, descriptor, cancellationToken);
    }

    private async Task<UploadSession> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(HttpMethod.Post, Uploads, scope, Empty(), cancellationToken: cancellationToken);
        return await SessionAsync(response, descriptor, cancellationToken);
    }

    private Task<HttpResponseMessage> CloseAsync(UploadSession session, Descriptor descriptor, HttpContent body, CancellationToken cancellationToken)
    {
        var address = session.Location.AbsoluteUri;
        var digest = $"{(session.Location.Query.Length > 1 ? '&' : '?')}digest={Uri.EscapeDataString(descriptor.Digest.ToString())}";
        return SendAsync(HttpMethod.Put, new Uri(address.TrimEnd('?') + digest), body, cancellationToken);
    }

    // The registry may let another host take the bytes; that one gets no credential.
    private Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent body, CancellationToken cancellationToken) =>
        transport.SendAsync(method, address, RegistryTransport.IsSameHost(Uploads, address) ? scope : null, body, cancellationToken: cancellationToken);

    private async Task<UploadSession> SessionAsync(HttpResponseMessage response, Descriptor descriptor, CancellationToken cancellationToken)
    {
        var accepted = response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.NoContent or HttpStatusCode.Created;
        if (!accepted || RegistryTransport.LocationOf(response) is not { } location)
        {
            throw await FailureAsync(response, descriptor, cancellationToken);
        }

        var stated = AnswerHeaders.Text(response, "OCI-Chunk-Min-Length");
        var minChunk = long.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return new UploadSession(location, minChunk);
    }

    private async Task RequireStoredAsync(HttpResponseMessage response, Descriptor descriptor, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.NoContent))
        {
            throw await FailureAsync(response, descriptor, cancellationToken);
        }

        AnswerHeaders.RequireDigest(response, descriptor);
    }

    private Task<RegistryException> FailureAsync(HttpResponseMessage response, Descriptor descriptor, CancellationToken cancellationToken) =>
        AnswerReader.FailureAsync(response, "push blob", $"{descriptor.Digest} to {name}", AnswerHeaders.CredentialOrigin(response), cancellationToken);

    private static ByteArrayContent Empty() => new([]);
}
