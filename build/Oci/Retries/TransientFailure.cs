using System.Globalization;
using System.Net;

namespace KubeStellar.Oci;

/// <summary>Why a try failed that is worth another one.</summary>
/// <param name="Reason">What failed, for people.</param>
/// <param name="RetryAfter">How long the server asks to wait, or null.</param>
/// <param name="Progressed">Whether a transfer moved on since the failure before.</param>
internal sealed record TransientFailure(string Reason, TimeSpan? RetryAfter = null, bool Progressed = false)
{
    /// <summary>Returns the failure that a status stands for, or null where another try would be answered alike.</summary>
    public static TransientFailure? Of(HttpResponseMessage response, TimeProvider time) => response.StatusCode switch
    {
        HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported => null,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => PutOff(response, time),
        _ => OfStranger(response),
    };

    /// <summary>Returns the failure of a request that the server puts off, whatever the status.</summary>
    public static TransientFailure PutOff(HttpResponseMessage response, TimeProvider time) => new(StatusOf(response), RetryAfterOf(response, time));

    /// <summary>Returns the failure that a broken connection stands for, or null for every other error.</summary>
    /// <param name="error">What the network threw.</param>
    /// <param name="answeredBefore">Whether the host has answered before; to one that has not, a connection that cannot be made is most likely a mistake in its name.</param>
    public static TransientFailure? Of(Exception error, bool answeredBefore) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.UserAuthenticationError } => null,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: not IOException } => null,
        HttpRequestException failed when NetworkFailure.IsConnecting(failed) && !answeredBefore => null,
        HttpRequestException failed => new((failed.InnerException ?? failed).Message),
        IOException broken => new(broken.Message),
        OperationCanceledException { InnerException: TimeoutException timeout } when answeredBefore => new(timeout.Message),
        _ => null,
    };

    /// <summary>Returns the failure of a connection to a host that has answered before, or null for every other error.</summary>
    public static TransientFailure? Of(FaultException fault) => fault switch
    {
        InterruptedTransferException => new(fault.Fault.Found),
        UnreachableRegistryException { InnerException: { } cause } => Of(cause, answeredBefore: true),
        _ => null,
    };

    /// <summary>Returns a status as people know it.</summary>
    public static string StatusOf(HttpResponseMessage response) => string.Create(CultureInfo.InvariantCulture, $"status {(int)response.StatusCode}");

    // What stands between a client and its server, such as a proxy that wants a login, answers 200 in ways of its own. Registries call what they answer
    // text/html as well, as Quay does with all that it has stored, but name a place or a digest then, or say another status.
    private static TransientFailure? OfStranger(HttpResponseMessage response)
    {
        var content = response.Content.Headers;
        return response.StatusCode != HttpStatusCode.OK || response.Headers.Location is not null || AnswerHeaders.Text(response, "Docker-Content-Digest") is not null ? null
            : content.ContentType?.MediaType == "text/html" ? new($"{StatusOf(response)} with a page for people")
            : content.ContentType is null && content.ContentLength == 0 && response.RequestMessage?.Method != HttpMethod.Head ? new($"{StatusOf(response)} and nothing else")
            : null;
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } moment } => moment - (response.Headers.Date ?? time.GetUtcNow()) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
