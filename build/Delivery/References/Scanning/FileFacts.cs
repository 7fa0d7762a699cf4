using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>What a file says by itself with places instead of its text, which is small enough to be kept for many commits.</summary>
/// <param name="Path">The path below the repository's root.</param>
internal sealed record FileFacts(string Path)
{
    /// <summary>The artifacts that it names, in the order of the text.</summary>
    public IReadOnlyList<PlacedMention> Mentions { get; init; } = [];

    /// <summary>The names that it gives values, in the order of the text.</summary>
    public IReadOnlyList<PlacedAssignment> Assignments { get; init; } = [];

    /// <summary>The paths that it names.</summary>
    public IReadOnlyList<FileMention> Paths { get; init; } = [];

    /// <summary>The names of the PostCreateHooks that it holds.</summary>
    public IReadOnlyList<string> Hooks { get; init; } = [];

    /// <summary>What was not searched or not understood.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; init; } = [];

    /// <summary>Returns what the finders find in a file.</summary>
    /// <param name="text">The file.</param>
    public static FileFacts Of(SourceText text)
    {
        var findings = FileFinders.Find(text);
        return new FileFacts(text.Path)
        {
            Mentions = [.. findings.Mentions.OrderBy(mention => mention.Version.Start).Select(mention => new PlacedMention(mention, PlacedVersion.Of(text, mention.Version)))],
            Assignments = [.. findings.Assignments.OrderBy(assignment => assignment.Value.Start).Select(assignment => new PlacedAssignment(assignment.Name, PlacedVersion.Of(text, assignment.Value), assignment.Form))],
            Paths = [.. findings.Paths.OrderBy(path => path.Start).DistinctBy(path => path.Start).Select(path => new FileMention(text.Place(path.Start, path.Path.Length), path.Path))],
            Hooks = findings.Hooks,
            Unread = findings.Unread,
        };
    }

    /// <summary>Returns that a file was not searched.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="reason">Why.</param>
    public static FileFacts NotSearched(string path, string reason) => new(path) { Unread = [new UnreadFile(path, 0, reason)] };
}
