using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.Images;

/// <summary>Turns what a repository declares of an image into the build that <c>ko build</c> would do in its folder.</summary>
/// <param name="environment">The user's environment.</param>
/// <param name="pinned">Whether what go makes depends on the folder alone; otherwise the user's Go variables have their say, as with ko.</param>
public sealed class KoRequests(IReadOnlyDictionary<string, string> environment, bool pinned)
{
    /// <summary>Returns the build; base, flags and environment come from ko's configuration, the declaration's own flags play no part.</summary>
    /// <param name="declaration">The image.</param>
    /// <param name="folder">The absolute root folder of the sources.</param>
    /// <param name="created">When the image says it was created unless <c>SOURCE_DATE_EPOCH</c> says otherwise.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ImageRequest> ForAsync(ImageDeclaration declaration, string folder, DateTimeOffset created, CancellationToken cancellation)
    {
        var directory = Path.GetFullPath(declaration.Directory, folder);
        var config = await KoConfig.LoadAsync(folder, environment, cancellation);
        var package = await GoPackage.LocateAsync(directory, declaration.MainPackage, cancellation);
        var build = config.BuildFor(package, folder).Render(GoTemplateData.Empty.With("Env", WithLinkerFlags()));
        return new ImageRequest
        {
            Name = package.BaseName,
            MainPackage = declaration.MainPackage,
            ModuleDirectory = directory,
            Platforms = declaration.Platforms,
            Flags = build.Flags,
            Ldflags = build.Ldflags,
            Environment = build.EnvironmentOver(pinned ? PinnedGoEnvironment.Of(environment, folder, directory) : environment),
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

    // ko lets templates name LDFLAGS whether it is set or not.
    private Dictionary<string, string> WithLinkerFlags()
    {
        var variables = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        variables.TryAdd("LDFLAGS", "");
        return variables;
    }
}
