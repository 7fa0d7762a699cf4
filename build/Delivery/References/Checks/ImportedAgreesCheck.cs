using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.imported-agrees</c>: the version of a module that <c>go.mod</c> imports, after its replacement, is that of the images, charts and release
/// files that the repository uses from the module's repository; exact references alone, and none that a rule lets differ.
/// </summary>
public sealed class ImportedAgreesCheck : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.imported-agrees";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "imported versions that are those installed");
        var compared = repository.Sites.Where(IsCompared).ToLookup(site => site.Artifact.Repository!);
        var pairs = compared.Select(group => (Imported: ImportsOf(group), Installed: group.Where(IsInstalled).ToList())).Where(pair => pair.Imported.Count > 0 && pair.Installed.Count > 0).ToList();
        var differing = pairs.SelectMany(pair => pair.Imported.Select(imported => (imported, Odd: pair.Installed.Where(installed => new NamedVersions([imported, installed]).Differ).ToList())));
        return Task.FromResult(verdicts.Complete(
            [.. differing.Where(pair => pair.Odd.Count > 0).Select(pair => Differs(verdicts, repository, pair.imported, pair.Odd))], pairs.Sum(pair => pair.Imported.Count + pair.Installed.Count)));
    }

    private static bool IsCompared(ReferenceSite site) =>
        site.Reference is { Kind: ReferenceKind.Exact, Version: not null, Artifact.Repository: not null } && site.Reference.Rule?.Meaning != RuleMeaning.MayDiffer;

    private static bool IsInstalled(ReferenceSite site) => site.Artifact.Kind is ArtifactKind.Image or ArtifactKind.Chart or ArtifactKind.ReleaseAsset;

    // What is replaced is not imported.
    private static List<ReferenceSite> ImportsOf(IEnumerable<ReferenceSite> sites)
    {
        var modules = sites.Where(site => site.Artifact.Kind == ArtifactKind.Module && site.Reference.Form is ReferenceForm.GoRequirement or ReferenceForm.GoReplacement).ToList();
        return [.. modules.Where(site => site.Reference.Form == ReferenceForm.GoReplacement || !modules.Exists(other => other.Reference.Form == ReferenceForm.GoReplacement && other.Place.File == site.Place.File && other.Artifact == site.Artifact))];
    }

    private static ReferenceVerdict Differs(SiteVerdicts verdicts, CheckedRepository repository, ReferenceSite imported, List<ReferenceSite> installed)
    {
        var newest = new NamedVersions([imported, .. installed]).Newest;
        return verdicts.Failed(
            [imported, .. installed], $"{imported.Artifact} in the version that is installed: {new NamedVersions(installed)}", imported.Reference.Version!,
            (newest is null ? "import a release" : $"let all of them name {newest}: {Updates(repository, [imported, .. installed], newest)}")
            + $"; where the difference is meant, {Mend.Declare(imported.Place.File, RuleMeaning.MayDiffer)}");
    }

    private static string Updates(CheckedRepository repository, IReadOnlyList<ReferenceSite> sites, ReleaseVersion newest) =>
        string.Join(" and ", sites.Where(site => site.Reference.Release != newest).Select(site => site.Artifact).Distinct().Select(artifact => Mend.Update(repository, artifact, newest)));
}
