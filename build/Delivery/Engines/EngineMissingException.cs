using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>No container engine answers.</summary>
public sealed class EngineMissingException : FaultException
{
    private const string StartOne =
        "start docker (`systemctl start docker`, or Docker Desktop) or podman (`systemctl --user start podman.socket`, or `podman system service --time 0`), or set DOCKER_HOST to the address of a running engine";

    /// <summary>Creates the error.</summary>
    /// <param name="tried">Every address that was tried and what came of it.</param>
    public EngineMissingException(IReadOnlyList<EngineAttempt> tried)
        : base(new Fault(
            "find a container engine",
            "docker or podman",
            "an engine that answers at one of the usual addresses, or at the one that is set",
            string.Join('\n', tried.Select(one => $"{one.Endpoint}: {one.Outcome}")),
            Advise(tried))) => Tried = tried;

    /// <summary>Every address that was tried and what came of it.</summary>
    public IReadOnlyList<EngineAttempt> Tried { get; }

    // Of several addresses, those where something is tell more than those where nothing is.
    private static string Advise(IReadOnlyList<EngineAttempt> tried)
    {
        var steps = tried.Select(one => one.NextStep).OfType<string>().Distinct().ToList();
        return steps.Count == 0 ? StartOne : string.Join("; or ", steps);
    }
}
