using System.Net;

namespace KubeStellar.Oci;

/// <summary>The download of one blob or manifest.</summary>
internal sealed class Download(RegistryTransport transport, RepositoryName name, Uri address, Descriptor descriptor, TokenScope scope)
{
    /// <summary>How often a manifest is asked for whose bytes are not those of its digest: once more, because they may have been damaged on the way.</summary>
    private const int TriesOfDamaged = 2;

    // A registry that has just been given the content may be slow to show it.
    private readonly RequestTerms _terms = transport.ReadTerms with { IsWritten = transport.HasWritten(name, descriptor.Digest) };

    /// <summary>The media types to accept for content.</summary>
    public static string? AcceptFor(Descriptor descriptor) => MediaTypes.IsManifest(descriptor.MediaType) ? descriptor.MediaType : null;

    /// <summary>Opens a blob; its stream goes on by itself where the connection breaks.</summary>
    public async Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
        new ResumingStream((await OpenAtAsync(0, cancellationToken)).Body, address, OpenAtAsync, transport);

    /// <summary>Reads a manifest; nothing in it is verified.</summary>
    public async Task<Stream> ReadManifestAsync(CancellationToken cancellationToken)
    {
        var limits = transport.Options.Retries.Reads;
        return await transport.Retrier.RunAsync(
            transport.Retrier.NewBudget(limits with { Tries = Math.Min(limits.Tries, TriesOfDamaged) }),
            (HttpMethod.Get, address),
            async token =>
            {
                using var response = await SendAsync(_terms, token);

                // One byte more than there should be shows that there are more.
                var bytes = new byte[descriptor.Size + 1];
                await using var body = new AnswerStream(response, await response.Content.ReadAsStreamAsync(token));
                return new MemoryStream(bytes, 0, await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, token), writable: false, publiclyVisible: true);
            },
            outcome => outcome.Result is { } bytes && !IsRight(bytes) ? new TransientFailure("bytes that are not those of its digest") : null,
            cancellationToken);
    }

    private bool IsRight(MemoryStream bytes)
    {
        using var digest = new DigestBuilder(descriptor.Digest.Algorithm);
        digest.Append(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return digest.ToDigest() == descriptor.Digest;
    }

    private async Task<(Stream Body, long Start)> OpenAtAsync(long start, CancellationToken cancellationToken)
    {
        var response = await SendAsync(_terms with { ReadAhead = 0, From = start }, cancellationToken);
        try
        {
            var isPart = response.StatusCode == HttpStatusCode.PartialContent;
            if (isPart && (response.Content.Headers.ContentRange is not { From: { } from } range || from != start || (range.Length ?? descriptor.Size) != descriptor.Size))
            {
                throw await FailureAsync(response, cancellationToken);
            }

            var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return (new AnswerStream(response, body, transport.Options.Retries.Reads.Silence, transport.Options.TimeProvider), isPart ? start : 0);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(RequestTerms terms, CancellationToken cancellationToken)
    {
        var response = await transport.SendAsync(HttpMethod.Get, address, scope, accept: AcceptFor(descriptor), terms: terms, cancellationToken: cancellationToken);
        try
        {
            await RequireContentAsync(response, terms, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // What the headers say is compared before a byte of the body is read.
    private async Task RequireContentAsync(HttpResponseMessage response, RequestTerms terms, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                AnswerHeaders.RequireSize(response, descriptor);
                AnswerHeaders.RequireType(response, descriptor);
                break;
            case HttpStatusCode.PartialContent when terms.From > 0:
                break;
            case HttpStatusCode.NotFound:
                throw new MissingContentException(name.ToString(), descriptor);
            default:
                throw await FailureAsync(response, cancellationToken);
        }
    }

    private Task<RegistryException> FailureAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        AnswerReader.FailureAsync(response, "fetch content", $"{descriptor.Digest} from {name}", AnswerHeaders.CredentialOrigin(response), cancellationToken);
}
