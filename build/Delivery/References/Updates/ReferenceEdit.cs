namespace KubeStellar.Delivery.References.Updates;

/// <summary>The change of one version in one file.</summary>
public sealed record ReferenceEdit
{
    /// <summary>Owner and name of the repository that holds the file.</summary>
    public required string Repository { get; init; }

    /// <summary>Where the version is written.</summary>
    public required TextPlace Place { get; init; }

    /// <summary>How the reference is written.</summary>
    public required ReferenceForm Form { get; init; }

    /// <summary>The text that is there.</summary>
    public required string Old { get; init; }

    /// <summary>The text that takes its place.</summary>
    public required string New { get; init; }

    /// <summary>What the reference leads to.</summary>
    public required ReferencedArtifact Artifact { get; init; }

    /// <summary>Why the place changes, in a few words.</summary>
    public required string Reason { get; init; }

    /// <summary>Returns place, old and new text, such as <c>core-chart/values.yaml:9:22: 0.30.0 → 0.31.0</c>.</summary>
    public override string ToString() => $"{Place}: {Old} → {New}";
}
