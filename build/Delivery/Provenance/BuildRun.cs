namespace KubeStellar.Delivery.Provenance;

/// <summary>Who ran a build. Without an invocation the statement depends on the commit and the builder alone.</summary>
public sealed record BuildRun
{
    /// <summary>The builder's address, which says whom to trust (SLSA v1.0, <c>builder.id</c>).</summary>
    public required string BuilderId { get; init; }

    /// <summary>The version of this program.</summary>
    public required string BuilderVersion { get; init; }

    /// <summary>The address of this one run, such as that of a CI job, or null.</summary>
    public string? InvocationId { get; init; }

    /// <summary>When the run began, or null.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>When the run ended, or null.</summary>
    public DateTimeOffset? FinishedOn { get; init; }
}
