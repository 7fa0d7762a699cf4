using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References;

/// <summary>One place in a repository that names an artifact with a version, or without one where there should be one.</summary>
public sealed record VersionedReference
{
    /// <summary>Where the version is written: the version alone, or the expression that stands for it.</summary>
    public required TextPlace Place { get; init; }

    /// <summary>The text at that place, such as <c>0.21.0</c> or <c>{{.Values.HELM_VERSION}}</c>; empty where a version is missing.</summary>
    public required string Written { get; init; }

    /// <summary>How the reference is written.</summary>
    public required ReferenceForm Form { get; init; }

    /// <summary>What it leads to.</summary>
    public required ReferencedArtifact Artifact { get; init; }

    /// <summary>The version after resolving as the artifact's tag, such as <c>v0.2.0-rc6</c>, or a digest or commit; null where it cannot be told or is missing.</summary>
    public string? Version { get; init; }

    /// <summary>What the version says.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>Why it is of this kind and leads there, in a few words.</summary>
    public required string Reason { get; init; }

    /// <summary>Where the literal version stands that an expression resolves to; null where the place itself holds it.</summary>
    public TextPlace? DefinedAt { get; init; }

    /// <summary>What uses put in front of the literal to make the version of it: empty, or <c>v</c> as in <c>v{{.Values.X}}</c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How the artifact's tags are written; null where both forms will do.</summary>
    public TagStyle? Style { get; init; }

    /// <summary>The rule of the repository that says something about it, or null.</summary>
    public Rules.ReferenceRule? Rule { get; init; }

    /// <summary>Whether the literal stands elsewhere, so that this place never changes.</summary>
    public bool IsUse => DefinedAt is not null;

    /// <summary>The release that the version names, or null where it names none.</summary>
    public ReleaseVersion? Release => Version is null ? null : TagStyleFormat.VersionOf(Version);
}
