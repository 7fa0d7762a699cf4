using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Docker.DotNet;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>Finds out whether an engine listens at an address, and if not, why, and what to do about it.</summary>
internal sealed class EngineProbe(EngineEndpoint endpoint, EngineLimits limits)
{
    private const string StartIt = "start the engine: docker (`systemctl start docker`, or Docker Desktop) or podman (`systemctl --user start podman.socket`, or `podman system service --time 0`)";
    private const string TlsHint = "HTTP request to an HTTPS server";

    /// <summary>Returns the engine, or what was found instead.</summary>
    /// <exception cref="EngineAccessException">This user may not talk to what listens there.</exception>
    /// <exception cref="EngineVersionException">The engine is too old.</exception>
    /// <exception cref="EngineCertificateException">The certificates for the connection cannot be read.</exception>
    public async Task<(ContainerEngine? Engine, EngineAttempt Attempt)> ConnectAsync(CancellationToken cancellationToken)
    {
        // A socket that is asked for may lie in a folder that this user may not look into, which only the attempt shows.
        if (!IsSet && IsAbsent)
            return Absent;
        if (EngineDialer.For(endpoint) is not { } dialer)
        {
            return Nothing(
                "not understood",
                $"set {endpoint.Origin} to unix:///path, tcp://host:port, ssh://user@host[:port][/path] or npipe:////./pipe/name");
        }

        var handler = new EngineHandler(endpoint, dialer, limits);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(limits.AnswerTime);
            using var client = new HttpMessageInvoker(handler, disposeHandler: false);
            using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(dialer.Address, "/version"));
            using var answer = await client.SendAsync(question, patience.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(patience.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
                return Refusal(answer, body);
            if (EngineAbout.Read(body) is not { } about)
                return NoEngine(answer);
            if (about.Api < EngineLimits.OldestApi)
                throw new EngineVersionException(endpoint, about.Api, EngineLimits.OldestApi);

            using var configuration = new DockerClientConfiguration(dialer.Address, new EngineCredentials(handler, endpoint.Tls is not null), Timeout.InfiniteTimeSpan);
            var engine = new ContainerEngine(configuration.CreateClient(about.Spoken), endpoint, about);
            handler = null;
            return (engine, new EngineAttempt(endpoint, "answers", null));
        }
        catch (Exception exception) when (exception is not EngineVersionException && !cancellationToken.IsCancellationRequested)
        {
            return Explain(exception);
        }
        finally
        {
            handler?.Dispose();
        }
    }

    private bool IsAbsent => endpoint.SocketPath is { Length: > 0 } path && !File.Exists(path);

    private (ContainerEngine? Engine, EngineAttempt Attempt) Absent =>
        Nothing("does not exist", IsSet ? $"{StartIt}, or set {endpoint.Origin} to the address of a running one" : null);

    private bool IsSet => endpoint.Origin != EngineEndpoints.UsualPath;

    private string Correct => IsSet ? $"correct {endpoint.Origin}" : "set DOCKER_HOST to the engine's address";

    private (ContainerEngine? Engine, EngineAttempt Attempt) Nothing(string outcome, string? nextStep) => (null, new EngineAttempt(endpoint, outcome, nextStep));

    private (ContainerEngine? Engine, EngineAttempt Attempt) NoEngine(HttpResponseMessage answer) => Nothing(
        $"something answers that is no container engine (HTTP {(int)answer.StatusCode}, {EngineText.Line(answer.Content.Headers.ContentType?.MediaType ?? "no media type")})",
        $"{Correct}: what listens there does not speak Docker's API");

    private (ContainerEngine? Engine, EngineAttempt Attempt) Refusal(HttpResponseMessage answer, byte[] body)
    {
        var said = EngineAnswer.Message(System.Text.Encoding.UTF8.GetString(body));
        var outcome = $"answers {(int)answer.StatusCode}: {said}";
        if (said.Contains(TlsHint, StringComparison.Ordinal))
            return Nothing(outcome, "set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder of ca.pem, cert.pem and key.pem");
        return answer.StatusCode >= HttpStatusCode.InternalServerError
            ? Nothing(outcome, "look at the engine's log (`journalctl -u docker`, or `podman system service --log-level debug`) and restart it")
            : answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? Nothing(outcome, $"ask the engine's keeper for access, or {Correct.Replace("correct", "set", StringComparison.Ordinal)} to another engine")
            : NoEngine(answer);
    }

    private (ContainerEngine? Engine, EngineAttempt Attempt) Explain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.AccessDenied } or UnauthorizedAccessException:
                    throw new EngineAccessException(endpoint, cause);
                case SocketException or ArgumentException when IsAbsent:
                    return Absent;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return Nothing("the name of the host is not known", $"{Correct}, or mend the name service");
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused } when endpoint.SocketPath is not null:
                    return Nothing("connection refused: the engine that made this socket has ended", StartIt);
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return Nothing("connection refused", $"start the engine there and let it listen on that port, or {Correct}");
                case SocketException socket:
                    return Nothing(EngineText.Line(socket.Message), Correct);
                case AuthenticationException:
                    return Nothing($"no TLS connection: {EngineText.Line((cause.InnerException ?? cause).Message)}", CertificateStep);
                case FaultException fault:
                    return Nothing(EngineText.Line(fault.Fault.Found), $"mend the connection: `{EngineText.Line(fault.Fault.Subject)}` must work without a question");
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return Nothing(
                        string.Create(CultureInfo.InvariantCulture, $"an answer of more than {limits.MaxAnswer} bytes"), $"{Correct}: what listens there does not speak Docker's API");
                case OperationCanceledException or TimeoutException:
                    return Nothing(
                        string.Create(CultureInfo.InvariantCulture, $"no answer within {limits.AnswerTime.TotalSeconds:0.#} s"), $"look whether the engine hangs and restart it, or {Correct}");
            }
        }

        var (innermost, steps) = (exception.GetBaseException(), endpoint.Tls is null ? $"{Correct}: what listens there does not speak Docker's API" : CertificateStep);
        return Nothing($"no answer of an engine: {EngineText.Line(innermost.Message)}", steps);
    }

    private string CertificateStep => endpoint.Tls is { } tls
        ? $"put the ca.pem that signed the engine's certificate, and a cert.pem and key.pem that the engine accepts, into {EngineText.Line(tls.Folder)}"
        : "set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder of ca.pem, cert.pem and key.pem";
}
