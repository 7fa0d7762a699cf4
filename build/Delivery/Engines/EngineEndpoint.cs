namespace KubeStellar.Delivery.Engines;

/// <summary>An address at which a container engine may listen.</summary>
/// <param name="Address">The address: <c>unix:///path</c>, <c>tcp://host:port</c>, <c>ssh://user@host</c> or <c>npipe://./pipe/name</c>.</param>
/// <param name="Origin">What named it, such as <c>DOCKER_HOST</c> or <c>usual path</c>.</param>
public sealed record EngineEndpoint(string Address, string Origin)
{
    private const string UnixScheme = "unix://";

    /// <summary>How TLS secures a <c>tcp</c> address; null, the default, for none.</summary>
    public EngineTls? Tls { get; init; }

    /// <summary>Whether the program behind an <c>ssh</c> address is podman; docker by default.</summary>
    public bool IsPodman { get; init; }

    /// <summary>The file of the key for an <c>ssh</c> address; null, the default, leaves the choice to ssh.</summary>
    public string? SshKey { get; init; }

    internal string SshProgram { get; init; } = "ssh";

    /// <summary>The path of the socket, or null when the address is not that of a Unix socket.</summary>
    public string? SocketPath => Address.StartsWith(UnixScheme, StringComparison.Ordinal) ? Address[UnixScheme.Length..] : null;

    /// <summary>Returns address and origin, for messages; a password in the address is replaced.</summary>
    public override string ToString() => $"{EngineText.Address(Address)} ({EngineText.Line(Origin)})";
}
