using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>No container engine answers.</summary>
public sealed class EngineMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="tried">Every address that was tried and what came of it.</param>
    public EngineMissingException(IReadOnlyList<(EngineEndpoint Endpoint, string Outcome)> tried)
        : base(new Fault(
            "find a container engine",
            "docker or podman",
            "an engine that answers at one of the usual addresses, or at the one that is set",
            string.Join('\n', tried.Select(one => $"{one.Endpoint}: {one.Outcome}")),
            "start docker, or `podman system service`, or set DOCKER_HOST to the address of a running engine")) => Tried = tried;

    /// <summary>Every address that was tried and what came of it.</summary>
    public IReadOnlyList<(EngineEndpoint Endpoint, string Outcome)> Tried { get; }
}
