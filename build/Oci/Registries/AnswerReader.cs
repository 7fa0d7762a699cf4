using System.Net;
using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Reads the bodies of answers, never more than allowed, and turns refusals into errors.</summary>
internal static class AnswerReader
{
    private const int MaxErrorBody = 16 * 1024;
    private const int MaxErrors = 5;
    private const int MaxMessage = 400;

    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, string subject, CancellationToken cancellationToken)
    {
        await using var body = new AnswerStream(response, await response.Content.ReadAsStreamAsync(cancellationToken));
        using var bytes = new MemoryStream((int)Math.Min(response.Content.Headers.ContentLength ?? 0, limit));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > limit)
            {
                throw new ContentTooLargeException(subject, limit);
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>Returns the error for a status that the operation does not expect.</summary>
    public static async Task<RegistryException> FailureAsync(
        HttpResponseMessage response,
        string operation,
        string subject,
        string? credentialOrigin,
        CancellationToken cancellationToken)
    {
        var request = response.RequestMessage!;
        var answer = new RegistryAnswer(
            operation,
            subject,
            request.RequestUri!.Authority,
            $"{request.Method} {request.RequestUri.GetLeftPart(UriPartial.Path)}",
            (int)response.StatusCode,
            await ReadErrorsAsync(response, cancellationToken),
            credentialOrigin)
        {
            Tries = RequestHistory.Of(response).Tries,
            RetryAfter = RequestHistory.Of(response).RetryAfter,
        };
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new UnauthorizedException(answer),
            HttpStatusCode.Forbidden => new ForbiddenException(answer),
            HttpStatusCode.NotFound => new NotFoundException(answer),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new RegistryUnavailableException(answer),
            _ => new RegistryException(answer),
        };
    }

    private static async Task<IReadOnlyList<RegistryError>> ReadErrorsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(await ReadAsync(response, MaxErrorBody, "error", cancellationToken));
            var errors = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.List("errors", ReadError) : [];
            return [.. errors.Take(MaxErrors)];
        }
        catch (Exception error) when (error is JsonException or FaultException)
        {
            // An empty body, a page of a proxy, a broken connection: the status has to do.
            return [];
        }
    }

    private static RegistryError ReadError(JsonElement json)
    {
        var message = json.Require(JsonValueKind.Object).Text("message") ?? "";
        return new RegistryError(json.Text("code") ?? "", message.Length <= MaxMessage ? message : message[..MaxMessage] + "…");
    }
}
