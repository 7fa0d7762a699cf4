using System.Globalization;
using System.Text;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>
/// Runs <c>go build</c>, once a platform. A package's binary for a platform always has the same path in the cache, so that go
/// sees an unchanged one and skips the link; a lock keeps other builds away from it until it is packed.
/// </summary>
internal sealed class GoCompiler(GoToolchain go, string cacheDirectory)
{
    /// <summary>Builds a package and returns the locked binary.</summary>
    /// <exception cref="GoBuildFailedException">The go command failed.</exception>
    /// <exception cref="NotAMainPackageException">The package is a library.</exception>
    public async Task<GoBinary> BuildAsync(GoProgram program, GoPackage package, Platform platform, CancellationToken cancellationToken)
    {
        GoEnvironment.Reject(program.Flags, "flags");
        var environment = GoEnvironment.Create(platform, program.Environment, go.Path, cacheDirectory);
        var folder = Path.Combine(cacheDirectory, "bin", Key(package, platform, program.Name));
        var mark = Path.Combine(folder, ".complete");
        var binary = new GoBinary(Path.Combine(folder, program.Name), await FileLock.AcquireAsync(Path.Combine(folder, ".lock"), FileLockRequest.Quiet, cancellationToken));
        try
        {
            DiscardIncomplete(mark, binary.Path);
            var result = await go.Prepare(Arguments(program, package, binary.Path))
                .WithoutInheritedEnvironment()
                .WithEnvironment(environment)
                .WithWorkingDirectory(program.ModuleDirectory)
                .ProbeAsync(cancellationToken);
            if (result.ExitCode != 0)
                throw new GoBuildFailedException(package.ImportPath, platform, result.ExitCode, result.StandardError + result.StandardOutput);
            if (await IsLibraryAsync(binary.Path, cancellationToken))
            {
                File.Delete(binary.Path);
                throw new NotAMainPackageException(package.ImportPath);
            }
            await File.WriteAllTextAsync(mark, Length(binary.Path), cancellationToken);
            return binary;
        }
        catch
        {
            binary.Dispose();
            throw;
        }
    }

    private static List<string> Arguments(GoProgram program, GoPackage package, string output)
    {
        List<string> arguments = ["build", .. program.Flags, "-trimpath"];
        if (program.Ldflags.Count > 0)
            arguments.Add("-ldflags=" + string.Join(' ', program.Ldflags));
        arguments.AddRange(["-o", output, package.ImportPath]);
        return arguments;
    }

    // Neither the checkout's folder nor the flags are part of the key: one package's binary replaces the last one.
    private static string Key(GoPackage package, Platform platform, string name) =>
        Digest.Of(Encoding.UTF8.GetBytes($"{package.ImportPath}\n{platform}\n{name}")).Hex[..24];

    // go trusts the build ID at the start of a file; after an interrupted copy the rest of the file may be missing.
    private static void DiscardIncomplete(string mark, string binary)
    {
        if (!File.Exists(binary) || !File.Exists(mark) || File.ReadAllText(mark) != Length(binary))
            File.Delete(binary);
        File.Delete(mark);
    }

    private static string Length(string file) => new FileInfo(file).Length.ToString(CultureInfo.InvariantCulture);

    // For a library go writes the archive of the compiled package.
    private static async Task<bool> IsLibraryAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return true;
        var start = new byte[7];
        await using var file = File.OpenRead(path);
        return await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) == start.Length && start.AsSpan().SequenceEqual("!<arch>"u8);
    }
}
