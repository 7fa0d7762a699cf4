using KubeStellar.Delivery.Archives;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.GitHub;

/// <summary>One source of a release with the files that its release on GitHub shall have.</summary>
/// <param name="Source">The source.</param>
/// <param name="Repository">Its repository on GitHub.</param>
/// <param name="Artifacts">Its staged artifacts.</param>
/// <param name="Archives">Its archives, or null when it delivers none.</param>
/// <param name="Files">The files.</param>
internal sealed record AnnouncedSource(
    PlannedSource Source, GitHubRepository Repository, IReadOnlyList<StagedArtifact> Artifacts, StagedArchives? Archives, IReadOnlyList<ArchiveFile> Files)
{
    /// <summary>The git tag.</summary>
    public string Tag => Source.Facts.Version.GitTag;

    /// <summary>What to call the release in messages.</summary>
    public string Subject => SubjectOf(Source, Repository);

    public static string SubjectOf(PlannedSource source, GitHubRepository repository) => $"{repository} {source.Facts.Version.GitTag}";
}
