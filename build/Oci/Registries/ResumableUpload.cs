using System.Net;
using System.Runtime.ExceptionServices;
using Polly;

namespace KubeStellar.Oci;

/// <summary>Sends one blob until the registry has it: goes on where the registry says that it is, and begins again where the registry has lost the upload.</summary>
/// <param name="upload">The requests.</param>
/// <param name="transport">The connections.</param>
/// <param name="content">The bytes.</param>
/// <param name="descriptor">What the bytes are.</param>
/// <param name="session">An upload that is open already, or null.</param>
internal sealed class ResumableUpload(BlobUpload upload, RegistryTransport transport, ContentSource content, Descriptor descriptor, UploadSession? session) : IAsyncDisposable
{
    /// <summary>The bytes of a chunk where the registry refuses a blob in one request and no option says another number.</summary>
    private const long DefaultChunk = 16 * 1024 * 1024;

    /// <summary>How often a blob is sent anew because the registry says that other bytes arrived.</summary>
    private const int MaxDamages = 2;

    private readonly UploadReader _reader = new(content, descriptor);
    private UploadSession? _session = session;
    private long? _chunk = transport.Options.ChunkSize;

    // Whether the last request ended without an answer, and whether it was one that closes the upload.
    private bool _uncertain;
    private bool _closing;
    private int _damages;
    private int _misplacements;

    // Whether bytes went out that nobody has compared with the digest yet.
    private bool _unverified;

    // The most bytes that the registry ever had, and those at the failure before.
    private long _furthest;
    private long _furthestBefore;

    /// <summary>Sends the blob.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await transport.Uploads.WaitAsync(cancellationToken);
        try
        {
            var budget = transport.Retrier.NewBudget(transport.Options.Retries.Transfers);
            await transport.Retrier.RunAsync(budget, (HttpMethod.Put, upload.Uploads), TryAsync, FailureOf, cancellationToken);
        }
        catch (FailedTryException failed)
        {
            ExceptionDispatchInfo.Throw(failed.Fault);
        }
        finally
        {
            transport.Uploads.Release();
        }
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private static TransientFailure? FailureOf(Outcome<bool> outcome) => (outcome.Exception as FailedTryException)?.Failure;

    private async ValueTask<bool> TryAsync(CancellationToken cancellationToken)
    {
        if (_uncertain && await FindOutAsync(cancellationToken))
        {
            await RequireRightAsync(null, cancellationToken);
            return true;
        }

        while (true)
        {
            _session ??= await upload.OpenAsync(cancellationToken);
            using var response = _chunk is null && _session.Offset == 0 ? await SendWholeAsync(cancellationToken) : await SendPartsAsync(cancellationToken);
            if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge && _chunk is null)
            {
                (_chunk, _session) = (DefaultChunk, null);
                continue;
            }

            await RequireAsync(response, response.StatusCode is HttpStatusCode.Created or HttpStatusCode.NoContent, cancellationToken);
            AnswerHeaders.RequireDigest(response, descriptor);
            await RequireRightAsync(AnswerHeaders.Text(response, "Docker-Content-Digest"), cancellationToken);
            return true;
        }
    }

    /// <summary>Finds out what became of the last request; says whether the registry has the blob.</summary>
    private async Task<bool> FindOutAsync(CancellationToken cancellationToken)
    {
        if (_closing && await upload.ExistsAsync(cancellationToken))
        {
            return true;
        }

        _session = _session is null ? null : await upload.FindAsync(_session, cancellationToken);
        (_uncertain, _closing) = (false, false);
        Reach(_session?.Offset ?? 0);
        return false;
    }

    /// <summary>Sends what the registry does not have yet; returns the answer that closes the upload, or one that refuses a part as too large.</summary>
    private async Task<HttpResponseMessage> SendPartsAsync(CancellationToken cancellationToken)
    {
        while (_session!.Offset < descriptor.Size)
        {
            var length = Math.Min(_chunk is { } chunk ? Math.Max(chunk, _session.MinChunk) : long.MaxValue, descriptor.Size - _session.Offset);
            var end = _session.Offset + length;
            using var part = new PartContent(_reader, _session.Offset, length);
            var response = await AnswerAsync(upload.PatchAsync(_session, part, cancellationToken), cancellationToken);
            if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge && _chunk is null)
            {
                return response;
            }

            using (response)
            {
                var accepted = response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.NoContent or HttpStatusCode.Created;
                await RequireAsync(response, accepted && RegistryTransport.LocationOf(response) is not null, cancellationToken);
                _session = UploadSession.After(response, _session, end);
                Reach(end);
            }
        }

        return await CloseAsync(new ByteArrayContent([]), cancellationToken);
    }

    private async Task<HttpResponseMessage> SendWholeAsync(CancellationToken cancellationToken)
    {
        using var whole = new ContentSourceContent(content, descriptor);
        try
        {
            return await CloseAsync(whole, cancellationToken);
        }
        finally
        {
            _unverified |= whole.IsUnverified;
        }
    }

    // A registry that names the digest of what it stored has compared it.
    private async Task RequireRightAsync(string? stored, CancellationToken cancellationToken)
    {
        if (_unverified && !(Digest.TryParse(stored, out var named) && named == descriptor.Digest))
        {
            await VerifyAsync(cancellationToken);
        }
    }

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        await using var stream = VerifyingStream.Over(await content.OpenAsync(cancellationToken), descriptor);
        await stream.CopyToAsync(Stream.Null, cancellationToken);
    }

    private async Task<HttpResponseMessage> CloseAsync(HttpContent body, CancellationToken cancellationToken)
    {
        using (body)
        {
            _closing = true;
            return await AnswerAsync(upload.CloseAsync(_session!, body, cancellationToken), cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(Task<HttpResponseMessage> request, CancellationToken cancellationToken)
    {
        _uncertain = true;
        HttpResponseMessage response;
        try
        {
            response = await request;
        }
        catch (FaultException fault) when (NetworkFailure.IsOf(fault, _session!.Location) && TransientFailure.Of(fault) is { } failure)
        {
            throw Failed(fault, failure);
        }

        if (TransientFailure.Of(response, transport.Options.TimeProvider) is { } refusal)
        {
            using (response)
            {
                throw Failed(await upload.FailureAsync(response, cancellationToken), refusal);
            }
        }

        (_uncertain, _closing) = (false, false);
        return response;
    }

    private async Task RequireAsync(HttpResponseMessage response, bool accepted, CancellationToken cancellationToken)
    {
        if (accepted)
        {
            return;
        }

        var fault = await upload.FailureAsync(response, cancellationToken);
        var reason = TransientFailure.StatusOf(response);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The registry has another number of bytes than thought. Whoever says a wrong one when asked, as Quay does, gets all of them anew.
            _uncertain = _misplacements++ % 2 == 0;
            _session = _uncertain ? _session : null;
            throw Failed(fault, new TransientFailure($"{reason}, the registry is at another byte"));
        }

        _session = null;
        if (IsDamaged(fault) && _unverified)
        {
            // Who is to blame, the way or what was sent?
            await VerifyAsync(cancellationToken);
        }

        throw IsLost(fault) ? Failed(fault, new TransientFailure($"{reason}, the registry has lost the upload"))
            : IsDamaged(fault) && _damages++ < MaxDamages ? Failed(fault, new TransientFailure($"{reason}, other bytes arrived than were sent"))
            : fault;
    }

    private static bool IsLost(RegistryException fault) =>
        fault.Answer is { StatusCode: 404, Errors: [] } or { StatusCode: 400 or 404, Errors: [{ Code: "BLOB_UPLOAD_UNKNOWN" or "BLOB_UPLOAD_INVALID" }, ..] };

    private static bool IsDamaged(RegistryException fault) => fault.Answer is { StatusCode: 400, Errors: [{ Code: "DIGEST_INVALID" or "SIZE_INVALID" }, ..] };

    private FailedTryException Failed(FaultException fault, TransientFailure failure)
    {
        var progressed = _furthest > _furthestBefore;
        _furthestBefore = _furthest;
        return new FailedTryException(fault, failure with { Progressed = progressed });
    }

    private void Reach(long offset) => _furthest = Math.Max(_furthest, offset);
}
