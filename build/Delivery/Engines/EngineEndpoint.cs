namespace KubeStellar.Delivery.Engines;

/// <summary>An address at which a container engine may listen.</summary>
/// <param name="Address">The address: <c>unix:///path</c>, <c>tcp://host:port</c> or <c>npipe://./pipe/name</c>.</param>
/// <param name="Origin">What named it, such as <c>DOCKER_HOST</c> or <c>usual path</c>.</param>
public sealed record EngineEndpoint(string Address, string Origin)
{
    private const string UnixScheme = "unix://";

    /// <summary>The path of the socket, or null when the address is not that of a Unix socket.</summary>
    public string? SocketPath => Address.StartsWith(UnixScheme, StringComparison.Ordinal) ? Address[UnixScheme.Length..] : null;

    /// <summary>Returns address and origin, for messages.</summary>
    public override string ToString() => $"{Address} ({Origin})";
}
