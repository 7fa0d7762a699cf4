using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Which repository delivers what: images, charts and modules by their canonical names, those of the known repositories and of the scanned ones.</summary>
public sealed class KnownArtifacts
{
    private readonly Dictionary<string, KnownArtifact> _oci = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _modules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repositories = new(StringComparer.Ordinal);

    private KnownArtifacts()
    {
    }

    /// <summary>Returns what the known repositories deliver at any time, and what catalogs say.</summary>
    /// <param name="catalogs">The catalogs of the scanned repositories.</param>
    /// <param name="family">The known repositories.</param>
    public static KnownArtifacts Of(IEnumerable<RepositoryCatalog> catalogs, KnownRepositories family)
    {
        var known = new KnownArtifacts();
        foreach (var repository in family.All)
        {
            known._repositories.Add(repository.Name);
            known._modules[repository.GoModule] = repository.Name;
            foreach (var artifact in repository.Artifacts)
            {
                known._oci[artifact.Name] = artifact with { VersionedBy = artifact.VersionedBy ?? repository.Name };
            }
        }

        foreach (var catalog in catalogs)
        {
            known.Add(catalog);
        }

        return known;
    }

    /// <summary>Whether a repository is a known one or one of those that were scanned; all others are foreign.</summary>
    /// <param name="repository">Owner and name, or null.</param>
    public bool IsFamily(string? repository) => repository is not null && _repositories.Contains(repository);

    /// <summary>Returns an artifact by its canonical name with the repository whose tags version it, and how its tags are written; null for both forms.</summary>
    /// <param name="written">The artifact as a text names it.</param>
    public (ReferencedArtifact Artifact, TagStyle? Style) Identify(ReferencedArtifact written)
    {
        switch (written.Kind)
        {
            case ArtifactKind.Image or ArtifactKind.Chart:
                var name = WithoutDefaultHost(written.Name);
                return _oci.TryGetValue(name, out var known)
                    ? (new ReferencedArtifact(known.Kind, name) { Repository = known.VersionedBy }, known.Style)
                    : (written with { Name = name, Repository = written.Repository ?? (written.HasVariables ? null : OwnerOf(name)) }, null);
            case ArtifactKind.Module:
                var (path, repository) = ModuleOf(written.Name);
                return (written with { Name = path, Repository = written.Repository ?? repository }, TagStyle.WithV);
            default:
                var source = RenamedRepositories.CurrentNameOf(written.Repository ?? written.Name);
                return (written with { Name = source, Repository = source }, IsFamily(source) ? TagStyle.WithV : null);
        }
    }

    private void Add(RepositoryCatalog catalog)
    {
        _repositories.Add(catalog.Name);
        foreach (var image in catalog.Images)
        {
            var style = image.Tags.Any(tag => tag.StartsWith("v{", StringComparison.Ordinal) || tag.Contains(".Tag", StringComparison.Ordinal)) ? TagStyle.WithV : TagStyle.Plain;
            _oci[$"{image.Repository}"] = new KnownArtifact(ArtifactKind.Image, $"{image.Repository}", style) { VersionedBy = catalog.Name };
        }

        foreach (var chart in DeclaredCharts.Of(catalog))
        {
            _oci[$"{chart.Repository}"] = new KnownArtifact(ArtifactKind.Chart, $"{chart.Repository}", chart.TagStyle) { VersionedBy = catalog.Name };
        }
    }

    // Packages on GitHub's registry are named for their repositories, as far as their names go beyond the owner's.
    private string? OwnerOf(string name)
    {
        var parts = name.Split('/');
        return parts is ["ghcr.io", var owner, var repository, _, ..] ? $"{owner}/{repository}"
            : parts is ["ghcr.io", var only, var same] && IsFamily($"{only}/{same}") ? $"{only}/{same}"
            : null;
    }

    private (string Path, string? Repository) ModuleOf(string path)
    {
        foreach (var (module, repository) in _modules)
        {
            if (path == module || path.StartsWith(module + "/", StringComparison.Ordinal))
            {
                return (ModuleHosts.WithMajorVersion(module, path), repository);
            }
        }

        return (ModuleHosts.ModuleOf(path), ModuleHosts.RepositoryOf(path));
    }

    private static string WithoutDefaultHost(string name) =>
        name.StartsWith("docker.io/", StringComparison.Ordinal) ? name["docker.io/".Length..] : name.StartsWith(RepositoryName.DockerHub + "/", StringComparison.Ordinal) ? name[(RepositoryName.DockerHub.Length + 1)..] : name;
}
