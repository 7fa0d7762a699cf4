using System.Net;

namespace KubeStellar.Oci;

/// <summary>The requests by which one blob gets into a repository: POST opens an upload, PUT carries all bytes, or PATCH parts of them and PUT closes it.</summary>
internal sealed class BlobUpload(RegistryTransport transport, RepositoryName name, TokenScope scope, Descriptor descriptor)
{
    private readonly RequestTerms _once = new(transport.Options.Retries.Transfers) { Repeats = false };

    /// <summary>The address that uploads are opened at.</summary>
    public Uri Uploads => transport.AddressOf(name.Registry, $"{name.Path}/blobs/uploads/");

    public Task<UploadSession> OpenAsync(CancellationToken cancellationToken) => OpenAsync("", cancellationToken)!;

    /// <summary>Returns null where the registry took the blob over, else the upload that it opened instead.</summary>
    public Task<UploadSession?> MountAsync(string from, CancellationToken cancellationToken) =>
        OpenAsync($"?mount={Uri.EscapeDataString(descriptor.Digest.ToString())}&from={Uri.EscapeDataString(from)}", cancellationToken);

    /// <summary>Says whether the registry holds the blob.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        var address = transport.AddressOf(name.Registry, $"{name.Path}/blobs/{descriptor.Digest}");
        using var response = await transport.SendAsync(HttpMethod.Head, address, scope, cancellationToken: cancellationToken);
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Asks how far an upload is; null where the registry does not say, as those do that have forgotten it.</summary>
    public async Task<UploadSession?> FindAsync(UploadSession session, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(HttpMethod.Get, session.Location, ScopeAt(session.Location), cancellationToken: cancellationToken);
        return response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Accepted && UploadSession.StatedOffset(response) is { } offset && offset <= descriptor.Size
            ? UploadSession.After(response, session, offset) ?? session with { Offset = offset }
            : null;
    }

    /// <summary>Sends a part of the blob, once.</summary>
    public Task<HttpResponseMessage> PatchAsync(UploadSession session, HttpContent part, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, session.Location, part, cancellationToken);

    /// <summary>Closes an upload, with all bytes or none, once.</summary>
    public Task<HttpResponseMessage> CloseAsync(UploadSession session, HttpContent body, CancellationToken cancellationToken)
    {
        var address = session.Location.AbsoluteUri;
        var digest = $"{(session.Location.Query.Length > 1 ? '&' : '?')}digest={Uri.EscapeDataString(descriptor.Digest.ToString())}";
        return SendAsync(HttpMethod.Put, new Uri(address.TrimEnd('?') + digest), body, cancellationToken);
    }

    public Task<RegistryException> FailureAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        AnswerReader.FailureAsync(response, "push blob", $"{descriptor.Digest} to {name}", AnswerHeaders.CredentialOrigin(response), cancellationToken);

    private async Task<UploadSession?> OpenAsync(string query, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(HttpMethod.Post, new Uri(Uploads + query), scope, new ByteArrayContent([]), cancellationToken: cancellationToken);
        return query.Length > 0 && response.StatusCode == HttpStatusCode.Created ? null
            : response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.NoContent or HttpStatusCode.Created && UploadSession.After(response, null, offset: 0) is { } session ? session
            : throw await FailureAsync(response, cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent body, CancellationToken cancellationToken) =>
        transport.SendAsync(method, address, ScopeAt(address), body, terms: _once, cancellationToken: cancellationToken);

    // The registry may let another host take the bytes; that one gets no credential.
    private TokenScope? ScopeAt(Uri address) => RegistryTransport.IsSameHost(Uploads, address) ? scope : null;
}
