using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>There is a container engine, but this user may not talk to it.</summary>
public sealed class EngineAccessException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="endpoint">Where the engine listens.</param>
    /// <param name="innerException">What the operating system said.</param>
    public EngineAccessException(EngineEndpoint endpoint, Exception innerException)
        : base(
            new Fault(
                "talk to the container engine",
                endpoint.ToString(),
                "permission to read and write its socket",
                EngineText.Line(innerException.Message),
                "join the group that owns the socket (for docker `sudo usermod -aG docker $USER`) and log in again, or set DOCKER_HOST to an engine of your own, such as rootless podman's `unix://$XDG_RUNTIME_DIR/podman/podman.sock`"),
            innerException) => Endpoint = endpoint;

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }
}
