namespace KubeStellar.Oci;

/// <summary>How an engine tests that a container is healthy; times are in nanoseconds as in Go, zero inherits.</summary>
public sealed record HealthCheck
{
    /// <summary>The test: empty inherits, <c>NONE</c> disables, <c>CMD</c> or <c>CMD-SHELL</c> and arguments otherwise.</summary>
    public IReadOnlyList<string> Test { get; init; } = [];

    /// <summary>The nanoseconds between tests.</summary>
    public long Interval { get; init; }

    /// <summary>The nanoseconds after which a test has hung.</summary>
    public long Timeout { get; init; }

    /// <summary>The nanoseconds that the container gets to start.</summary>
    public long StartPeriod { get; init; }

    /// <summary>The failures in a row that make the container unhealthy.</summary>
    public long Retries { get; init; }
}
