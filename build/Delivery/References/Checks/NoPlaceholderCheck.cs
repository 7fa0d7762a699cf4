using KubeStellar.Delivery.References.Scanning;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.no-placeholder</c>: placeholders stand only where a release fills its images or its version in, or where a kustomization beside them says
/// which image is meant; expressions that are only known when they run are none.
/// </summary>
public sealed class NoPlaceholderCheck : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.no-placeholder";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "placeholders only where a release fills them in");
        var customized = repository.Sites.Where(site => site.Reference.Form == ReferenceForm.KustomizeImage).Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        var sites = repository.Sites.Where(site => site.Reference is { Kind: ReferenceKind.Placeholder } && !site.Reference.Written.Contains('$')
            && !(site.Artifact.Name == Placeholders.Controller && customized.Contains(FolderOf(site)))).ToList();
        var filled = new FilledFiles(repository);
        return Task.FromResult(verdicts.Complete(
            [.. sites.Where(site => !filled.Hold(site)).Select(site => verdicts.Failed(site, $"a version of {site.Artifact}", $"placeholder {site.Reference.Written}", "write the version, or move it to a chart in which the release fills it in"))],
            sites.Count));
    }

    private static string FolderOf(ReferenceSite site) => site.Place.File[..(site.Place.File.LastIndexOf('/') + 1)];
}
