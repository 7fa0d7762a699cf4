using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>
/// Builds images of Go programs as ko does, into a repository that is complete afterwards: the base's layers, then kodata, then the binary.
/// The same request on the same sources, with the same Go and base, gives the same digests everywhere.
/// </summary>
public sealed class ImageBuilder
{
    private readonly GoToolchain _go;
    private readonly BaseImages _bases;
    private readonly LayerCache _cache;
    private readonly GoCompiler _compiler;
    private readonly BuildSlots _slots;

    /// <summary>Creates a builder.</summary>
    /// <param name="go">The Go to compile with.</param>
    /// <param name="bases">Where base images are found.</param>
    /// <param name="cache">The cache of layers, below whose folder binaries are kept as well.</param>
    /// <param name="slots">Bounds what is built at a time, together with what others build.</param>
    public ImageBuilder(GoToolchain go, BaseImages bases, LayerCache cache, BuildSlots slots)
    {
        (_go, _bases, _cache, _slots) = (go, bases, cache, slots);
        _compiler = new GoCompiler(go, cache.Directory);
    }

    /// <summary>Builds an image and leaves it in a repository, without a tag.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="staging">Where the image goes.</param>
    /// <param name="progress">Told of every step; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the go command and everything else.</param>
    /// <exception cref="MainPackageNotFoundException">The main package does not exist.</exception>
    /// <exception cref="GoTooOldException">The module needs a newer Go.</exception>
    /// <exception cref="GoBuildFailedException">The sources do not compile.</exception>
    /// <exception cref="NotAMainPackageException">The package is a library.</exception>
    /// <exception cref="BaseImageException">The base image does not exist or cannot be reached.</exception>
    /// <exception cref="BasePlatformMissingException">The base image lacks a platform.</exception>
    /// <exception cref="KodataException">A file in kodata cannot go into the image.</exception>
    public async Task<BuiltImage> BuildAsync(ImageRequest request, IRepository staging, IProgress<BuildProgress>? progress, CancellationToken cancellationToken)
    {
        Validate(request);
        var package = await GoPackage.LocateAsync(request.ModuleDirectory, request.MainPackage, cancellationToken);
        RequireGo(request, package.Module);
        progress?.Report(new BuildProgress(request.Name, null, BuildStep.ResolvingBase));
        var baseImage = await _bases.ResolveAsync(request.BaseImage, request.ModuleDirectory, cancellationToken);
        var targets = baseImage.Select(request.Platforms);
        var files = KodataWalk.List(package, request.Environment.GetValueOrDefault(KodataWalk.AllowedRootVariable));
        var kodata = await LayerSource.ForKodataAsync(files, request.KodataTime, cancellationToken);
        var build = new PlatformBuild(request, package, baseImage, kodata, _compiler, _cache, staging, progress);
        var images = await BuildAllAsync(targets, build, cancellationToken);
        // ko passes on what the base's index says of a platform, annotations included.
        var index = new ImageAssembly(request, package, baseImage).Index(images.Zip(targets, (image, target) =>
            image.Manifest with { Platform = image.Platform, Annotations = target.Manifest?.Annotations ?? image.Manifest.Annotations }));
        var root = await ImageRoot.PushAsync(index, staging, cancellationToken);
        progress?.Report(new BuildProgress(request.Name, null, BuildStep.Staged));
        return new BuiltImage { Root = root, Index = index, Base = baseImage.Root?.Digest, Images = images };
    }

    /// <summary>Compiles a program for a platform without packing it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="platform">The platform; unlike images, programs are made for Windows too.</param>
    /// <param name="cancellationToken">Stops the go command.</param>
    internal async Task<GoBinary> CompileAsync(GoProgram program, Platform platform, CancellationToken cancellationToken)
    {
        RequireFileName(program.Name, nameof(program));
        var package = await GoPackage.LocateAsync(program.ModuleDirectory, program.MainPackage, cancellationToken);
        RequireGo(program, package.Module);
        return await _compiler.BuildAsync(program, package, platform, cancellationToken);
    }

    private async Task<PlatformImage[]> BuildAllAsync(
        BaseTarget[] targets,
        PlatformBuild build,
        CancellationToken cancellationToken)
    {
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tasks = targets.Select(target => Task.Run(
            async () =>
            {
                try
                {
                    return await _slots.RunAsync(() => build.RunAsync(target.Platform, target.Manifest, failure.Token), failure.Token);
                }
                catch
                {
                    // What does not compile for one platform seldom does for another: its errors are shown once.
                    await failure.CancelAsync();
                    throw;
                }
            },
            CancellationToken.None)).ToArray();
        try
        {
            return await Task.WhenAll(tasks);
        }
        catch when (!cancellationToken.IsCancellationRequested && tasks.FirstOrDefault(task => task.IsFaulted) is { } failed)
        {
            return [await failed];
        }
    }

    private static void Validate(ImageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Platforms.Count == 0)
            throw new ArgumentException("an image is built for at least one platform", nameof(request));
        RequireFileName(request.Name, nameof(request));
        if (request.Platforms.FirstOrDefault(platform => platform.Os == "windows") is { } windows)
            throw new UnsupportedPlatformException(windows.ToString(), "a platform whose images are plain layers, such as linux/amd64");
    }

    private static void RequireFileName(string name, string parameter)
    {
        if (name.Length == 0 || name.StartsWith('.') || name.AsSpan().ContainsAny('/', '\\', '\0'))
            throw new ArgumentException($"the name of a binary is a file name, not '{name}'", parameter);
    }

    // Old toolchains try to compile newer modules and fail with riddles. A user who lets go bring toolchains knows better.
    private void RequireGo(GoProgram program, GoModFile module)
    {
        if (_go.Version < module.MinimumGo && program.Environment.GetValueOrDefault("GOTOOLCHAIN") is null or "" or "local")
            throw new GoTooOldException(module.MinimumGo, _go, "");
    }
}
