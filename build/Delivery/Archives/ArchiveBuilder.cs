using System.Collections.Concurrent;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>Makes archives whose bytes depend on their commit alone: fixed order, owner, modes and times, compressed as layers are; what is unchanged is compressed once.</summary>
/// <param name="builders">Find the compiler for programs that no image holds.</param>
/// <param name="environment">The user's environment.</param>
public sealed class ArchiveBuilder(ImageBuilders builders, IReadOnlyDictionary<string, string> environment)
{
    // rwxr-xr-x, as goreleaser gives to programs.
    private const int Executable = 0b111_101_101;

    private readonly ProgramFiles _programs = new(builders, environment);

    /// <summary>Makes the archives in a repository.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="staging">Where they go.</param>
    /// <param name="progress">Hears the name of each archive that is begun; null tells nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GoBuildFailedException">A program does not compile.</exception>
    /// <exception cref="MissingArchiveFileException">A file that the archives are to hold does not exist.</exception>
    public async Task<BuiltArchives> BuildAsync(ArchiveRequest request, IRepository staging, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = new ArchiveFile[request.Archives.Count];
        var toolchains = new ConcurrentDictionary<GoVersion, bool>();
        await Parallel.ForEachAsync(
            request.Archives.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            async (archive, stop) =>
                files[archive.Index] = await builders.Slots.RunAsync(
                    () =>
                    {
                        progress?.Report(archive.Item.Name);
                        return BuildAsync(request, archive.Item, staging, toolchains, stop);
                    },
                    stop));
        return new BuiltArchives(files, [.. toolchains.Keys.Order()]);
    }

    private async Task<ArchiveFile> BuildAsync(
        ArchiveRequest request, DeliveredArchive archive, IRepository staging, ConcurrentDictionary<GoVersion, bool> toolchains, CancellationToken cancellation)
    {
        List<ProgramFile> programs = [];
        try
        {
            foreach (var program in archive.Programs)
            {
                var brought = await _programs.BringAsync(request, program, archive.Platform, cancellation);
                programs.Add(brought);
                if (brought.ReadToolchain() is { } go)
                {
                    toolchains[go] = true;
                }
            }

            var source = await LayerSource.ForFilesAsync(Entries(request, archive, programs), request.Modified, cancellation);
            var staged = await builders.Cache.StageAsync(source, ArchiveMediaTypes.Archive, staging, cancellation);
            return new ArchiveFile(archive.Name, staged.Descriptor);
        }
        finally
        {
            programs.ForEach(program => program.Dispose());
        }
    }

    private static IReadOnlyList<LayerFile> Entries(ArchiveRequest request, DeliveredArchive archive, List<ProgramFile> programs) =>
    [
        .. ArchivedFiles.Find(archive.Files, request.Checkout, archive.Folder)
            .Concat(archive.Programs.Zip(programs, (program, file) => new LayerFile(program.Path, file.Path, Executable)))
            .OrderBy(file => file.ImagePath, StringComparer.Ordinal),
    ];
}
