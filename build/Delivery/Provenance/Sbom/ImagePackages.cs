using KubeStellar.Delivery.Provenance.GoBuilds;

namespace KubeStellar.Delivery.Provenance.Sbom;

/// <summary>The packages of an image and how they belong together.</summary>
internal sealed class ImagePackages
{
    private const string Development = "(devel)";
    private const string SumPrefix = "h1:";
    private const int HashSize = 32;

    private readonly SpdxIds _ids = new();
    private readonly List<SpdxPackage> _all = [];
    private readonly List<(string From, string Kind, string To)> _relationships = [];

    public ImagePackages(ImageContents image)
    {
        Image = Add(new SpdxPackage
        {
            Id = _ids.Of("Image"),
            Name = image.Repository.ToString(),
            Version = image.Digest.ToString(),
            Url = PackageUrl.OfArtifact(image.Repository, image.Digest),
            Sha256 = Sha256Of(image.Digest),
            Purpose = "CONTAINER",
        });
        AddBase(image);
        var main = Add(Main(image));
        Relate(Image, "CONTAINS", main);
        foreach (var module in image.Program.Dependencies)
        {
            Relate(main, "DEPENDS_ON", Add(Dependency(module)));
        }

        Relate(main, "DEPENDS_ON", Add(StandardLibrary(image.Program.GoVersion)));
    }

    public SpdxPackage Image { get; }

    /// <summary>All packages, the image first.</summary>
    public IReadOnlyList<SpdxPackage> All => _all;

    /// <summary>How they belong together, by their identifiers.</summary>
    public IReadOnlyList<(string From, string Kind, string To)> Relationships => _relationships;

    private static string Sha256Of(Oci.Digest digest) => digest.Algorithm == "sha256" ? digest.Hex : "";

    // The hash in go.sum is a SHA-256, of a list of the module's files.
    private static string Sha256Of(string sum)
    {
        var hash = new byte[HashSize];
        return sum.StartsWith(SumPrefix, StringComparison.Ordinal) && Convert.TryFromBase64String(sum[SumPrefix.Length..], hash, out var length) && length == HashSize
            ? Convert.ToHexStringLower(hash)
            : "";
    }

    private static string VersionOf(string version) => version == Development ? "" : version;

    private void AddBase(ImageContents image)
    {
        if (image.Base is { } repository)
        {
            var package = Add(new SpdxPackage
            {
                Id = _ids.Of("BaseImage"),
                Name = repository.ToString(),
                Version = image.BaseDigest.ToString(),
                Url = PackageUrl.OfArtifact(repository, image.BaseDigest),
                Sha256 = Sha256Of(image.BaseDigest),
                Purpose = "CONTAINER",
            });
            Relate(Image, "DESCENDANT_OF", package);
        }
    }

    // The go command knows the version of the main module only where it builds from a tag or another module.
    private SpdxPackage Main(ImageContents image)
    {
        var program = image.Program;
        var path = program.Main?.Path ?? (program.Path.Length > 0 ? program.Path : image.Repository.Path);
        var version = VersionOf(program.Main?.Version ?? "") is { Length: > 0 } known ? known : "v" + image.Version;
        var settings = string.Join(' ', program.Settings.Select(setting => $"{setting.Key}={setting.Value}"));
        return new SpdxPackage
        {
            Id = _ids.Of($"Module-{path}-{version}"),
            Name = path,
            Version = version,
            Url = PackageUrl.OfGoModule(path, version),
            Purpose = "APPLICATION",
            Origin = $"{program.Path} built by {program.GoVersion} {settings}".Trim(),
        };
    }

    // What was linked is the replacement; one that is a folder has no version of its own.
    private SpdxPackage Dependency(GoModule module)
    {
        var linked = module.Replacement is { } other && VersionOf(other.Version).Length > 0 ? other : module with { Sum = module.Replacement is null ? module.Sum : "" };
        var version = VersionOf(linked.Version);
        return new SpdxPackage
        {
            Id = _ids.Of($"Module-{linked.Path}-{version}"),
            Name = linked.Path,
            Version = version,
            Url = PackageUrl.OfGoModule(linked.Path, version),
            Sha256 = Sha256Of(linked.Sum),
            Purpose = "LIBRARY",
            Origin = module.Replacement is null ? "" : $"{module.Path} {module.Version} is replaced by {module.Replacement.Path} {module.Replacement.Version}".Trim(),
        };
    }

    private SpdxPackage StandardLibrary(string goVersion)
    {
        var version = goVersion.StartsWith("go", StringComparison.Ordinal) ? goVersion[2..].Split(' ', '-')[0] : goVersion;
        return new SpdxPackage
        {
            Id = _ids.Of($"Module-stdlib-{version}"),
            Name = "stdlib",
            Version = version,
            Url = PackageUrl.OfGoStandardLibrary(version),
            Purpose = "LIBRARY",
        };
    }

    private SpdxPackage Add(SpdxPackage package)
    {
        _all.Add(package);
        return package;
    }

    private void Relate(SpdxPackage from, string kind, SpdxPackage to) => _relationships.Add((from.Id, kind, to.Id));
}
