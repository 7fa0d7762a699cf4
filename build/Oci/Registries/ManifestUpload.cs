using System.Net;
using System.Runtime.ExceptionServices;

namespace KubeStellar.Oci;

/// <summary>Writes one manifest under a tag or its digest; sends it again where other bytes arrived, or where the registry does not see yet what it was just given.</summary>
/// <param name="transport">The connections.</param>
/// <param name="repository">The repository.</param>
/// <param name="name">Its name.</param>
/// <param name="scope">The right to write.</param>
/// <param name="descriptor">The manifest.</param>
/// <param name="bytes">Its bytes.</param>
internal sealed class ManifestUpload(
    RegistryTransport transport, RemoteRepository repository, RepositoryName name, TokenScope scope, Descriptor descriptor, ReadOnlyMemory<byte> bytes)
{
    // What was stored instead of the manifest by the try before.
    private Digest? _damaged;

    /// <summary>Returns the registry's answer.</summary>
    /// <param name="tagOrDigest">What the manifest is written under.</param>
    /// <param name="lookAgain">Asked before each try but the first; what it throws ends the trying. Null for nothing.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<HttpResponseMessage> SendAsync(string tagOrDigest, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken)
    {
        var tries = 0;
        var address = transport.AddressOf(name.Registry, $"{name.Path}/manifests/{tagOrDigest}");
        try
        {
            return await transport.Retrier.RunAsync(
                transport.Retrier.NewBudget(transport.Options.Retries.Writes),
                (HttpMethod.Put, address),
                async token =>
                {
                    if (tries++ > 0)
                    {
                        await (_damaged is { } damaged ? RequireStillAsync(damaged, tagOrDigest, token) : lookAgain?.Invoke(token) ?? Task.CompletedTask);
                    }

                    return await TryAsync(address, tagOrDigest, lookAgain, token);
                },
                outcome => (outcome.Exception as FailedTryException)?.Failure,
                cancellationToken);
        }
        catch (FailedTryException failed)
        {
            ExceptionDispatchInfo.Throw(failed.Fault);
            throw;
        }
    }

    private async Task<HttpResponseMessage> TryAsync(Uri address, string tagOrDigest, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", descriptor.MediaType);
        var terms = new RequestTerms(transport.Options.Retries.Writes) { BeforeRepeat = lookAgain };
        var response = await transport.SendAsync(HttpMethod.Put, address, scope, content, terms: terms, cancellationToken: cancellationToken);
        try
        {
            // The specification has 201 alone; whoever answers another success must at least say what is stored, or it may not have been the registry.
            if (response.StatusCode != HttpStatusCode.Created
                && (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted) || AnswerHeaders.Text(response, "Docker-Content-Digest") is null))
            {
                var fault = await AnswerReader.FailureAsync(response, "push manifest", repository.Subject(tagOrDigest), AnswerHeaders.CredentialOrigin(response), cancellationToken);
                throw PassingOf(fault) is { } failure ? new FailedTryException(fault, failure) : fault;
            }

            _damaged = AnswerHeaders.OtherDigest(response, descriptor);
            return _damaged is { } other
                ? throw new FailedTryException(WrongContentException.Digest(descriptor, other), new TransientFailure("other bytes arrived than were sent"))
                : response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // The damaged manifest is this client's own, and may be replaced as long as nobody else has replaced it.
    private async Task RequireStillAsync(Digest damaged, string tagOrDigest, CancellationToken cancellationToken)
    {
        if (!Digest.TryParse(tagOrDigest, out _) && await repository.ResolveAsync(tagOrDigest, cancellationToken) is { } named && named.Digest != damaged && named.Digest != descriptor.Digest)
        {
            throw WrongContentException.Digest(descriptor, named.Digest);
        }
    }

    private TransientFailure? PassingOf(RegistryException fault) => fault.Answer switch
    {
        { StatusCode: 400, Errors: [{ Code: "DIGEST_INVALID" }, ..] } => new TransientFailure("status 400, other bytes arrived than were sent"),
        { StatusCode: 400 or 404, Errors: [{ Code: "MANIFEST_BLOB_UNKNOWN" or "BLOB_UNKNOWN" or "MANIFEST_UNKNOWN" }, ..] }
            when ManifestChildren.Of(descriptor, bytes).Any(child => transport.HasWritten(name, child.Digest)) => new TransientFailure($"status {fault.Answer.StatusCode} for what was just written"),
        _ => null,
    };
}
