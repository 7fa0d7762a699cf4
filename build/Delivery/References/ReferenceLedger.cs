using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.References;

/// <summary>Every versioned reference of a repository, at a commit or in its work tree.</summary>
public sealed record ReferenceLedger
{
    /// <summary>Owner and name of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The commit, or null for the work tree.</summary>
    public CommitId? Commit { get; init; }

    /// <summary>What was asked for: a tag, branch or commit as the user named it; null for the work tree.</summary>
    public string? Revision { get; init; }

    /// <summary>The references, by file, line and column.</summary>
    public required IReadOnlyList<VersionedReference> References { get; init; }

    /// <summary>Files of the repository that other files of it name, by file, line and column; only those that hold a PostCreateHook or belong to a chart.</summary>
    public IReadOnlyList<FileMention> Mentions { get; init; } = [];

    /// <summary>The paths of the files that hold a PostCreateHook outside of charts, with the name of each.</summary>
    public IReadOnlyDictionary<string, string> Hooks { get; init; } = new Dictionary<string, string>();

    /// <summary>What was not searched or not understood, by file.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; init; } = [];
}
