using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Images;

namespace KubeStellar.Delivery.Releases;

/// <summary>Turns what a repository declares of an image into a build, with ko's configuration filling what the declaration leaves open.</summary>
/// <param name="environment">The user's environment.</param>
public sealed class ImageRequests(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Returns the build of a planned image.</summary>
    /// <param name="artifact">The planned image.</param>
    /// <param name="checkout">The folder that holds exactly its commit.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ImageRequest> ForReleaseAsync(PlannedArtifact artifact, string checkout, CancellationToken cancellation)
    {
        var (_, catalog, facts) = artifact.Source;
        var identity = ImageIdentity.Of(catalog.SourceUrl, facts);
        var image = artifact.Image;
        var request = await ForWorkTreeAsync(image.Declaration, checkout, facts.CommitTime, cancellation);
        return request with
        {
            Platforms = artifact.Platforms,
            Flags = image.Flags.Count > 0 ? image.Flags : request.Flags,
            Ldflags = image.Ldflags.Count > 0 ? image.Ldflags : request.Ldflags,
            Environment = Merge(request.Environment, image.Environment),
            Labels = Merge(image.Labels, identity),
            Annotations = identity,
        };
    }

    /// <summary>Returns the build that <c>ko build</c> would do in a folder: the declaration's own flags play no part there.</summary>
    /// <param name="declaration">The image.</param>
    /// <param name="folder">The absolute folder of the sources.</param>
    /// <param name="created">When the image says it was created unless <c>SOURCE_DATE_EPOCH</c> says otherwise.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ImageRequest> ForWorkTreeAsync(ImageDeclaration declaration, string folder, DateTimeOffset created, CancellationToken cancellation)
    {
        var directory = Path.GetFullPath(declaration.Directory, folder);
        var config = await KoConfig.LoadAsync(folder, environment, cancellation);
        var package = await GoPackage.LocateAsync(directory, declaration.MainPackage, cancellation);
        var build = config.BuildFor(package, folder).Render(KoVariables());
        return new ImageRequest
        {
            Name = package.BaseName,
            MainPackage = declaration.MainPackage,
            ModuleDirectory = directory,
            Platforms = declaration.Platforms,
            Flags = build.Flags,
            Ldflags = build.Ldflags,
            Environment = build.EnvironmentOver(environment),
            BaseImage = BaseImageOf(declaration, config, package),
            Created = config.Created ?? created,
            KodataTime = config.KodataTime,
        };
    }

    private static string BaseImageOf(ImageDeclaration declaration, KoConfig config, GoPackage package)
    {
        var configured = config.BaseImageFor(package.ImportPath);
        return declaration.BaseImage ?? (configured == KoConfig.DefaultBase ? declaration.FallbackBaseImage ?? configured : configured);
    }

    private GoTemplateData KoVariables() =>
        GoTemplateData.Empty.With("Env", environment.ContainsKey("LDFLAGS") ? environment : Merge(environment, new Dictionary<string, string> { ["LDFLAGS"] = "" }));

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> lower, IReadOnlyDictionary<string, string> upper)
    {
        var merged = new Dictionary<string, string>(lower, StringComparer.Ordinal);
        foreach (var (key, value) in upper)
        {
            merged[key] = value;
        }

        return merged;
    }
}
