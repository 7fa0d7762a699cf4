using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>There is a container engine, but its API is older than what is needed.</summary>
public sealed class EngineVersionException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="endpoint">Where the engine listens.</param>
    /// <param name="found">The newest version of Docker's API that the engine speaks.</param>
    /// <param name="needed">The oldest version that serves.</param>
    public EngineVersionException(EngineEndpoint endpoint, Version found, Version needed)
        : base(new Fault(
            "talk to the container engine",
            endpoint.ToString(),
            $"Docker's API in version {needed} or newer, as docker speaks it since 1.12 and podman since 3.0",
            $"version {found}",
            "update the engine, or set DOCKER_HOST to a newer one"))
    {
        Endpoint = endpoint;
        Found = found;
        Needed = needed;
    }

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The newest version of Docker's API that the engine speaks.</summary>
    public Version Found { get; }

    /// <summary>The oldest version that serves.</summary>
    public Version Needed { get; }
}
