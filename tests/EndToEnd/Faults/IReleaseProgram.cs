namespace KubeStellar.EndToEnd.Faults;

/// <summary>Something that releases the sample.</summary>
public interface IReleaseProgram
{
    /// <summary>Whether it waits in its own time, so that a network which keeps silent holds nobody.</summary>
    bool HasOwnTime { get; }

    /// <summary>Releases, and throws only what no user must ever see.</summary>
    /// <param name="scenario">What is released.</param>
    /// <param name="host">The registry.</param>
    /// <param name="rehearsal">The registry that holds the rehearsal, or null where that lies in a folder.</param>
    Task<Attempt> RunAsync(FaultScenario scenario, string host, string? rehearsal);
}
