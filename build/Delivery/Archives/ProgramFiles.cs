using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>Brings the programs of archives: out of the release's images where these hold them, so that both run the same bytes, else from the compiler that makes images.</summary>
/// <param name="builders">Find the compiler.</param>
/// <param name="environment">The user's environment; what would change the bytes of a program is left out.</param>
internal sealed class ProgramFiles(ImageBuilders builders, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Brings a program for a platform.</summary>
    public async Task<ProgramFile> BringAsync(ArchiveRequest request, DeliveredProgram program, Platform platform, CancellationToken cancellation)
    {
        var file = new ProgramFile();
        try
        {
            await (request.ImageOf(program.Declaration, platform) is { } image
                ? ExtractAsync(image, file, cancellation)
                : CompileAsync(ProgramOf(request, program), request.Checkout, platform, file, cancellation));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static async Task ExtractAsync(ImageProgram image, ProgramFile file, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file.Path, FileMode.CreateNew, FileAccess.ReadWrite);
        await ImageBinary.ExtractAsync(image.Store, image.Manifest, stream, cancellation);
    }

    // Copied, since the compiler's own file is locked while it is in use, and one archive may want one program twice.
    private async Task CompileAsync(GoProgram program, string checkout, Platform platform, ProgramFile file, CancellationToken cancellation)
    {
        new CommitBoundary(checkout).RequireInside(await GoPackage.LocateAsync(program.ModuleDirectory, program.MainPackage, cancellation));
        var builder = await builders.ForAsync(program, cancellation);
        using var binary = await builder.CompileAsync(program, platform, cancellation);
        File.Copy(binary.Path, file.Path);
    }

    private GoProgram ProgramOf(ArchiveRequest request, DeliveredProgram program)
    {
        var directory = Path.GetFullPath(program.Declaration.Directory, request.Checkout);
        var variables = new Dictionary<string, string>(PinnedGoEnvironment.Of(environment, request.Checkout, directory), StringComparer.Ordinal);
        foreach (var (name, value) in program.Environment)
        {
            variables[name] = value;
        }

        return new GoProgram
        {
            Name = program.Path[(program.Path.LastIndexOf('/') + 1)..],
            MainPackage = program.Declaration.MainPackage,
            ModuleDirectory = directory,
            Flags = program.Flags,
            Ldflags = program.Ldflags,
            Environment = variables,
        };
    }
}
