using System.IO.Pipes;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Engines;

/// <summary>Opens connections to the address of an engine.</summary>
internal sealed partial class EngineDialer
{
    private const string NamedPipes = "npipe:////./pipe/";
    private const string ShortNamedPipes = "npipe://./pipe/";
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    private readonly Func<CancellationToken, ValueTask<Stream>> _dial;

    private EngineDialer(Uri address, Func<CancellationToken, ValueTask<Stream>> dial)
    {
        Address = address;
        _dial = dial;
    }

    /// <summary>The address that requests name; sockets, pipes and programs have none of their own.</summary>
    public Uri Address { get; }

    /// <summary>Returns null where the address is of no kind that is understood.</summary>
    public static EngineDialer? For(EngineEndpoint endpoint)
    {
        if (endpoint.SocketPath is { } path)
            return path.Length == 0 ? null : OnThisMachine(token => ConnectAsync(AddressFamily.Unix, socket => socket.ConnectAsync(new UnixDomainSocketEndPoint(path), token)));
        if (PipeOf(endpoint.Address) is { } pipe)
            return OnThisMachine(token => ConnectAsync(pipe, token));
        if (!Uri.TryCreate(endpoint.Address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return null;
        return uri.Scheme switch
        {
            "tcp" or "http" => OverNetwork(uri, endpoint.Tls is not null),
            "ssh" => OverSsh(uri, endpoint),
            _ => null,
        };
    }

    public ValueTask<Stream> DialAsync(CancellationToken cancellationToken) => _dial(cancellationToken);

    private static string? PipeOf(string address) =>
        new[] { NamedPipes, ShortNamedPipes }.FirstOrDefault(prefix => address.StartsWith(prefix, StringComparison.Ordinal)) is { } scheme ? address[scheme.Length..] : null;

    private static EngineDialer OnThisMachine(Func<CancellationToken, ValueTask<Stream>> dial) => new(new Uri("http://localhost"), dial);

    private static EngineDialer OverNetwork(Uri uri, bool tls)
    {
        var (host, port) = (uri.DnsSafeHost, uri.Port > 0 ? uri.Port : tls ? TlsPort : PlainPort);
        var address = new UriBuilder(tls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, host, port).Uri;
        return new EngineDialer(address, token => ConnectAsync(AddressFamily.InterNetworkV6, socket => socket.ConnectAsync(host, port, token)));
    }

    // As docker's client does it: the program at the other end connects its standard streams with the engine there.
    private static EngineDialer? OverSsh(Uri uri, EngineEndpoint endpoint)
    {
        var (user, socket) = (uri.UserInfo, uri.AbsolutePath == "/" ? "" : uri.AbsolutePath);
        if (!User().IsMatch(user) || !Host().IsMatch(uri.Host) || !RemotePath().IsMatch(socket) || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return null;
        var command = new Command(endpoint.SshProgram).With("-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10");
        if (endpoint.SshKey is { } key)
            command = command.With("-i", key);
        if (user.Length > 0)
            command = command.With("-l", user);
        if (uri.Port > 0)
            command = command.With("-p", uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        command = command.With("--", uri.Host, endpoint.IsPodman ? "podman" : "docker");
        if (socket.Length > 0)
            command = command.With(endpoint.IsPodman ? "--url" : "--host", "unix://" + socket);
        command = command.With("system", "dial-stdio");
        return OnThisMachine(_ => ValueTask.FromResult<Stream>(new CommandStream(command)));
    }

    private static async ValueTask<Stream> ConnectAsync(AddressFamily family, Func<Socket, ValueTask> connect)
    {
        var socket = family == AddressFamily.Unix ? new Socket(family, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await connect(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(string pipe, CancellationToken cancellationToken)
    {
        var stream = new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await stream.ConnectAsync(cancellationToken);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    // No password: ssh takes none from an address.
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]*\z")]
    private static partial Regex User();

    [GeneratedRegex(@"\A[A-Za-z0-9_.:\[\]-]+\z")]
    private static partial Regex Host();

    // The shell at the other end reads it.
    [GeneratedRegex(@"\A[A-Za-z0-9_./-]*\z")]
    private static partial Regex RemotePath();
}
