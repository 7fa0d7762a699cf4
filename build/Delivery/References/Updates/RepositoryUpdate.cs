using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>What an update does in one repository.</summary>
public sealed record RepositoryUpdate
{
    /// <summary>The repository.</summary>
    public required ScannedRepository Source { get; init; }

    /// <summary>The versions that change, by file and place.</summary>
    public required IReadOnlyList<ReferenceEdit> Edits { get; init; }

    /// <summary>The references that stay in spite of their version.</summary>
    public required IReadOnlyList<UntouchedReference> Untouched { get; init; }

    /// <summary>The files that change, in ordinal order; those besides the edited ones are made by go.</summary>
    public required IReadOnlyList<FileChange> Changes { get; init; }

    /// <summary>What there is to know besides.</summary>
    public IReadOnlyList<UpdateNote> Notes { get; init; } = [];

    /// <summary>The changes as one text that <c>git apply</c> takes in the checkout.</summary>
    public string Diff => string.Concat(Changes.Select(UnifiedDiff.Of));
}
