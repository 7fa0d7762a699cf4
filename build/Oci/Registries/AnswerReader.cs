using System.Net;
using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Reads the bodies of answers, never more than allowed, and turns refusals into errors.</summary>
internal static class AnswerReader
{
    /// <summary>The bytes of an error's body above which it is passed over: 16 KiB.</summary>
    private const int MaxErrorBody = 16 * 1024;

    /// <summary>How many errors of one body are told: 5.</summary>
    private const int MaxErrors = 5;

    /// <summary>How many characters of an error's code and of its message are told, each: 400.</summary>
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
        string Hide(string foreign) => AuthenticationHandler.Hide(response, foreign);
        var answer = new RegistryAnswer(
            operation,
            subject,
            request.RequestUri!.Authority,
            Hide($"{request.Method} {request.RequestUri.GetLeftPart(UriPartial.Path)}"),
            (int)response.StatusCode,
            await ReadErrorsAsync(response, Hide, cancellationToken),
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

    private static async Task<IReadOnlyList<RegistryError>> ReadErrorsAsync(HttpResponseMessage response, Func<string, string> hide, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ReadAsync(response, MaxErrorBody, "error", cancellationToken);
            return [.. JsonFields.Convert(body, "error", json => json.List("errors", error => ReadError(error, hide))).Take(MaxErrors)];
        }
        catch (FaultException)
        {
            // An empty body, a page of a proxy, a broken connection: the status has to do.
            return [];
        }
    }

    private static RegistryError ReadError(JsonElement json, Func<string, string> hide)
    {
        json.Require(JsonValueKind.Object);
        return new RegistryError(Told("code"), Told("message"));

        // Hidden before it is cut, since a half of a secret is one as well. One line each: a line of foreign text must not pass for one of ours, nor for a command to the service that runs a build.
        string Told(string name) => hide(json.Text(name) ?? "") is var text && text.Length <= MaxMessage ? text.ReplaceLineEndings(" ") : (text[..MaxMessage] + "…").ReplaceLineEndings(" ");
    }
}
