namespace KubeStellar.Delivery.Catalog;

/// <summary>What a repository declares of one kind of archive, which is made once a platform (an entry under <c>archives</c> of goreleaser).</summary>
public sealed record ArchiveDeclaration
{
    /// <summary>The patterns of files that every archive holds unless the declaration says otherwise; goreleaser's default.</summary>
    public static readonly IReadOnlyList<string> DefaultFiles = ["license*", "LICENSE*", "readme*", "README*", "changelog*", "CHANGELOG*"];

    /// <summary>The programs that it holds, for each platform those that are built for it.</summary>
    public required IReadOnlyList<ProgramDeclaration> Programs { get; init; }

    /// <summary>The name without suffix as a Go template, or null for goreleaser's default: project, version, operating system and architecture.</summary>
    public string? NameTemplate { get; init; }

    /// <summary>Patterns of files of the repository, with <c>*</c> and <c>?</c> within a name; a folder stands for all that it holds.</summary>
    public IReadOnlyList<string> Files { get; init; } = DefaultFiles;

    /// <summary>The folder around everything as a Go template, <c>true</c> for the archive's own name, or null for none.</summary>
    public string? WrapInDirectory { get; init; }

    /// <summary>Whether programs lose the folder that their path names.</summary>
    public bool StripBinaryDirectory { get; init; }
}
