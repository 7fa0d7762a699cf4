using System.Text.Json;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>What a provenance statement says; by itself it is a claim of whoever could write to the repository.</summary>
public sealed record ProvenanceRecord
{
    /// <summary>The size in bytes above which statements are refused: 4 MiB.</summary>
    public const int MaxSize = 4 * 1024 * 1024;

    /// <summary>The artifacts that it is about, those without an OCI digest left out.</summary>
    public required IReadOnlyList<Digest> Subjects { get; init; }

    /// <summary>The type of the predicate, such as <c>https://slsa.dev/provenance/v1</c>.</summary>
    public required string PredicateType { get; init; }

    /// <summary>The type of the build, or null.</summary>
    public string? BuildType { get; init; }

    /// <summary>The source's address without what a version control system adds, or its name; null where none is stated.</summary>
    public string? Source { get; init; }

    /// <summary>The git reference that was built, such as <c>refs/tags/v1.2.3</c>; null where none is stated.</summary>
    public string? Ref { get; init; }

    /// <summary>The version that was released, which only this project's statements tell; else null.</summary>
    public string? Version { get; init; }

    /// <summary>The commit of the source; null where none is stated.</summary>
    public CommitId? Commit { get; init; }

    /// <summary>The kind of artifact, which only this project's statements tell; else null.</summary>
    public string? Kind { get; init; }

    /// <summary>What it was made from below the source's root, which only this project's statements tell; else null.</summary>
    public string? Origin { get; init; }

    /// <summary>The platforms that were asked for, which only this project's statements tell; else empty.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>What went in beside the source, each as its package URL or address: the toolchain, the base image, a chart's dependencies; sorted.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>Who built it, as an address; null where it is not stated.</summary>
    public string? BuilderId { get; init; }

    /// <summary>Whether it is of the form that this project writes.</summary>
    public bool IsOwn => BuildType == ProvenanceStatement.BuildType;

    /// <summary>Reads a statement of any builder: in-toto v1 or v0.1 with SLSA provenance v1 or v0.2, bare, in a DSSE envelope or in a Sigstore bundle, whose signatures are not checked.</summary>
    /// <param name="document">The bytes.</param>
    /// <param name="location">What to call them in messages.</param>
    /// <exception cref="ContentTooLargeException">They are more than <see cref="MaxSize"/>.</exception>
    /// <exception cref="UnreadableProvenanceException">They are no such statement.</exception>
    public static ProvenanceRecord Parse(ReadOnlyMemory<byte> document, string location)
    {
        if (document.Length > MaxSize)
        {
            throw new ContentTooLargeException(location, MaxSize);
        }

        try
        {
            return ProvenanceReader.Read(StatementEnvelope.Open(document));
        }
        catch (JsonException error)
        {
            throw new UnreadableProvenanceException(location, error.Message, error);
        }
    }
}
