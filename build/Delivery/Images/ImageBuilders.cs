using System.Collections.Concurrent;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Images;

/// <summary>Builds each image with a Go that its module accepts.</summary>
/// <param name="toolchains">Finds Go.</param>
/// <param name="bases">Where base images are found.</param>
/// <param name="cache">The cache of layers.</param>
public sealed class ImageBuilders(IGoToolchains toolchains, BaseImages bases, LayerCache cache) : IDisposable
{
    // Images of one run are built at the same time; each Go is looked for once.
    private readonly ConcurrentDictionary<GoVersion, Lazy<Task<GoToolchain>>> _found = new();

    internal LayerCache Cache => cache;

    internal BuildSlots Slots { get; } = new();

    /// <summary>Returns a builder whose Go is at least as new as the program's go.mod asks for.</summary>
    /// <param name="program">What is to be built.</param>
    /// <param name="cancellationToken">Stops the search for Go.</param>
    /// <exception cref="GoMissingException">There is no Go and none can be brought.</exception>
    /// <exception cref="GoTooOldException">There is Go, but only older than asked.</exception>
    public async Task<ImageBuilder> ForAsync(GoProgram program, CancellationToken cancellationToken)
    {
        var package = await GoPackage.LocateAsync(program.ModuleDirectory, program.MainPackage, cancellationToken);
        var go = _found.GetOrAdd(package.Module.MinimumGo, minimum => new(() => toolchains.FindAsync(minimum, cancellationToken)));
        return new ImageBuilder(await go.Value, bases, cache, Slots);
    }

    /// <inheritdoc/>
    public void Dispose() => Slots.Dispose();
}
