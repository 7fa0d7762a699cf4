using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What one repository delivers, read from its own files at a commit or in a work tree, and from this project where they say nothing.</summary>
public sealed class RepositoryCatalog
{
    private readonly ISourceFiles _files;
    private readonly YamlMap? _goReleaser;
    private readonly Lazy<IReadOnlyList<ChartDeclaration>> _charts;
    private readonly Lazy<ArchivesDeclaration?> _archives;

    private RepositoryCatalog(ISourceFiles files, string name, string? sourceUrl, KnownRepository? known, YamlMap? goReleaser, IReadOnlyList<ImageDeclaration> images)
    {
        (_files, Name, SourceUrl, Known, _goReleaser, Images) = (files, name, sourceUrl, known, goReleaser, images);
        _archives = new Lazy<ArchivesDeclaration?>(() => (goReleaser is null ? null : GoReleaserArchives.Read(goReleaser)) ?? (Images.Count > 0 ? ArchivesDeclaration.OfImages(Images) : null));
        _charts = new Lazy<IReadOnlyList<ChartDeclaration>>(() => ChartCatalog.Read(files, known?.Charts ?? []));
    }

    /// <summary>Owner and name, such as <c>kubestellar/kubeflex</c>; the folder's name where nothing tells.</summary>
    public string Name { get; }

    /// <summary>The repository's web address, the same in every clone and fork where its module tells it; null where nothing does.</summary>
    public string? SourceUrl { get; }

    /// <summary>The known repository that this is, or null.</summary>
    public KnownRepository? Known { get; }

    /// <summary>The images that the repository delivers, in the order of its files.</summary>
    public IReadOnlyList<ImageDeclaration> Images { get; }

    /// <summary>The charts that the repository delivers; read on first use, so that a broken chart does not stop a build of images.</summary>
    /// <exception cref="InvalidYamlException">A <c>Chart.yaml</c> is no YAML, has no usable name, or has an annotation without meaning.</exception>
    /// <exception cref="AmbiguousChartException">Two folders deliver to one repository.</exception>
    public IReadOnlyList<ChartDeclaration> Charts => _charts.Value;

    /// <summary>The archives that the repository delivers, or null for none; read on first use, since most releases make none.</summary>
    /// <exception cref="InvalidYamlException">The repository's file declares something that cannot be made.</exception>
    public ArchivesDeclaration? Archives => _archives.Value;

    /// <summary>Reads the catalog.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="remotes">The repository's remotes, which name it where its module does not.</param>
    /// <param name="family">The repositories whose deliveries are known.</param>
    public static RepositoryCatalog Read(ISourceFiles files, IReadOnlyList<GitRemote> remotes, KnownRepositories family)
    {
        var module = files.TryReadText(GoModFile.FileName) is { } text ? GoModFile.Parse(text, $"{files.Location}/{GoModFile.FileName}").Module : null;
        var known = family.OfModule(module);
        var sourceUrl = known?.WebUrl ?? WebUrlOf(module) ?? remotes.Select(remote => GitUrl.WebAddressOf(remote.Url)).FirstOrDefault(url => url is not null);
        var name = known?.Name ?? GitUrl.RepositoryNameOf(sourceUrl ?? module ?? files.Location) ?? files.Location;
        var goReleaser = GoReleaserFile.Find(files);
        return new RepositoryCatalog(files, name, sourceUrl, known, goReleaser, [.. goReleaser is null ? [] : GoReleaserFile.Images(goReleaser), .. Undeclared(files, known)]);
    }

    /// <summary>Reads the catalog of a repository as it is at a commit or in its work tree.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="source">The repository.</param>
    public static RepositoryCatalog Read(ISourceFiles files, SourceRepository source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Read(files, source.Remotes, source.Family);
    }

    /// <summary>Returns the name of a source for messages; its folder where the files that tell the name cannot be read.</summary>
    /// <param name="source">The source.</param>
    /// <param name="files">Its files.</param>
    public static string NameOf(SourceRepository source, ISourceFiles files) => TryRead(files, source)?.Name ?? source.Location;

    /// <summary>Reads the catalog; null where the files that declare what is delivered are broken.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="source">The repository.</param>
    public static RepositoryCatalog? TryRead(ISourceFiles files, SourceRepository source) => TryRead(files, source.Remotes, source.Family);

    /// <summary>Reads the catalog; null where the files that declare what is delivered are broken.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="remotes">The repository's remotes, which name it where its module does not.</param>
    /// <param name="family">The repositories whose deliveries are known.</param>
    public static RepositoryCatalog? TryRead(ISourceFiles files, IReadOnlyList<GitRemote> remotes, KnownRepositories family)
    {
        try
        {
            return Read(files, remotes, family);
        }
        catch (FaultException)
        {
            return null;
        }
    }

    /// <summary>Returns the catalog of names, tags and platforms alone, for those who do not build: what only a build needs can then be neither wrong nor missing.</summary>
    public RepositoryCatalog WithoutBuildSettings() => new(
        _files, Name, SourceUrl, Known, _goReleaser,
        [.. Images.Select(image => image with { Flags = [], Ldflags = [], Environment = [], Labels = new Dictionary<string, string>() })]);

    /// <summary>Fills in the declarations for one release; an image with several tags that name the version is listed once for each.</summary>
    /// <param name="facts">The release.</param>
    /// <param name="environment">The environment that templates may name; <c>LDFLAGS</c> is computed, whatever it holds there.</param>
    /// <exception cref="UnidentifiedImageException">None of an image's tags names the version.</exception>
    /// <exception cref="UnusableTagException">One of an image's tags is none, or names another version.</exception>
    public IReadOnlyList<DeliveredImage> ImagesOf(ReleaseFacts facts, IReadOnlyDictionary<string, string> environment)
    {
        var variables = VariablesOf(facts, environment, ProjectName, Images.SelectMany(image => image.Ldflags));
        return [.. Images.SelectMany(image => Fill(image, facts.Version, variables))];
    }

    /// <summary>Fills in the archives for one release; null when the repository delivers none.</summary>
    /// <param name="facts">The release.</param>
    /// <param name="environment">The environment that templates may name; <c>LDFLAGS</c> is computed, whatever it holds there.</param>
    /// <exception cref="UnusableArchivesException">Two files have one name, or a name is none for a file.</exception>
    public DeliveredArchives? ArchivesOf(ReleaseFacts facts, IReadOnlyDictionary<string, string> environment)
    {
        if (Archives is not { } archives)
        {
            return null;
        }

        var project = archives.ProjectName ?? ProjectName;
        var ldflags = archives.Archives.SelectMany(archive => archive.Programs).SelectMany(program => program.Ldflags);
        return new ArchiveFilling(project, VariablesOf(facts, environment, project, ldflags)).Fill(archives) is { Archives.Count: > 0 } filled ? filled : null;
    }

    /// <summary>Returns the charts of one release.</summary>
    /// <param name="facts">The release.</param>
    /// <param name="deliveredImages">The images of the same release; of one with several tags that name the version, the first counts.</param>
    /// <exception cref="UndeliveredChartImageException">A chart is to run an own image that is not among them.</exception>
    public IReadOnlyList<DeliveredChart> ChartsOf(ReleaseFacts facts, IReadOnlyList<DeliveredImage> deliveredImages)
    {
        var images = deliveredImages.DistinctBy(image => image.Repository).ToDictionary(image => image.Repository, image => new Reference(image.Repository, image.IdentityTag));
        return [.. Charts.Select(chart => Deliver(chart, facts.Version, images))];
    }

    private static DeliveredChart Deliver(ChartDeclaration chart, ReleaseVersion version, Dictionary<RepositoryName, Reference> images) =>
        chart.OwnImages.FirstOrDefault(image => !images.ContainsKey(image)) is { } missing
            ? throw new UndeliveredChartImageException(chart, missing, images.Keys)
            : new DeliveredChart { Declaration = chart, Release = version, Images = images };

    private string ProjectName => Name[(Name.LastIndexOf('/') + 1)..];

    private GoTemplateData VariablesOf(ReleaseFacts facts, IReadOnlyDictionary<string, string> environment, string project, IEnumerable<string> ldflags)
    {
        var ownEnvironment = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        if (ldflags.Any(flags => flags.Contains("LDFLAGS", StringComparison.Ordinal)))
        {
            ownEnvironment["LDFLAGS"] = LinkerFlags.Of(_files, facts);
        }

        return GoReleaserVariables.For(project, facts, ownEnvironment);
    }

    private static IEnumerable<ImageDeclaration> Undeclared(ISourceFiles files, KnownRepository? known) =>
        known?.UndeclaredImages.Where(image => files.TryReadText(image.EvidencePath) is not null).Select(image => image.Image) ?? [];

    private static string? WebUrlOf(string? module) =>
        module?.Split('/') is ["github.com", var owner, var name, ..] ? $"https://github.com/{owner}/{name}" : null;

    private static IEnumerable<DeliveredImage> Fill(ImageDeclaration image, ReleaseVersion version, GoTemplateData variables)
    {
        // goreleaser leaves out what a template makes empty.
        var tags = image.Tags.Select(Render).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal).ToLookup(tag => Names(image, version, tag));
        return tags[true].Any()
            ? tags[true].Select((identity, index) => Fill(image, version, identity, index == 0 ? [.. tags[false]] : [], Render))
            : throw new UnidentifiedImageException(image.Repository, version, image.Tags);

        string Render(string template) => GoTemplate.Render(template, variables);
    }

    // Whether the tag names the version; false for tags that name none, which move.
    private static bool Names(ImageDeclaration image, ReleaseVersion version, string tag) =>
        !Reference.IsTag(tag) ? throw new UnusableTagException(image.Repository, tag, "tags of letters, digits, '_', '.' and '-', at most 128, the first no '.' or '-'")
        : TagStyleFormat.VersionOf(tag) is not { } named ? false
        : named == version ? true
        : throw new UnusableTagException(image.Repository, tag, $"tags that name {version}, or no version");

    private static DeliveredImage Fill(ImageDeclaration image, ReleaseVersion version, string identity, IReadOnlyList<string> movingTags, Func<string, string> render) =>
        new()
        {
            Repository = image.Repository,
            Declaration = image,
            IdentityTag = identity,
            TagStyle = identity == version.GitTag ? TagStyle.WithV : TagStyle.Plain,
            MovingTags = movingTags,
            Flags = [.. image.Flags.Select(render)],
            Ldflags = [.. image.Ldflags.Select(render)],
            Environment = GoAssignments.Read(image.Environment.Select(render)),
            Labels = image.Labels.ToDictionary(label => label.Key, label => render(label.Value)),
        };
}
