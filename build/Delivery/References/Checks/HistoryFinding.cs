using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Something that is wrong in the files of a release, and stays so because releases never change.</summary>
/// <param name="Release">The release.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">Owner and name of the repository whose versions are wrong: the released one itself, or another.</param>
/// <param name="Sites">The places, each with the version that it names.</param>
/// <param name="Named">The versions that they name, the release's own left out.</param>
public sealed record HistoryFinding(ReleaseVersion Release, HistoryFindingKind Kind, string Subject, IReadOnlyList<ReferenceSite> Sites, IReadOnlyList<string> Named);
