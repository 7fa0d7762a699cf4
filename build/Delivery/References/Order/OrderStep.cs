using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Order;

/// <summary>One step of releasing repositories that refer to each other. After it, all references name published versions.</summary>
public sealed record OrderStep
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What is done.</summary>
    public required OrderStepKind Kind { get; init; }

    /// <summary>Owner and name of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The version that is released, or null where it is not known yet or nothing is released.</summary>
    public ReleaseVersion? Version { get; init; }

    /// <summary>Why, in a few words.</summary>
    public required string Reason { get; init; }

    /// <summary>The versions to change; in a release, before its tag.</summary>
    public required IReadOnlyList<StepReference> Updates { get; init; }

    /// <summary>The versions that stay as they are until a later step, because what they are to name is released after this one.</summary>
    public IReadOnlyList<StepReference> Stays { get; init; } = [];
}
