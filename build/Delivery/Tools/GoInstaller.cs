using System.Collections.Immutable;
using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// Installs programs into the tool cache as the Makefiles do: <c>GOBIN=… go install package@version</c>. Each version has a folder of its own, which one
/// task or process at a time changes; a program appears there whole or not at all.
/// </summary>
/// <param name="cacheFolder">The absolute folder of the tool cache.</param>
/// <param name="toolchains">Finds Go.</param>
/// <param name="environment">The user's environment, which go sees without credentials: <c>GOPROXY</c>, <c>GOFLAGS</c> and the like count.</param>
/// <param name="progress">Receives one line at the start of an installation; null for none.</param>
public sealed class GoInstaller(string cacheFolder, IGoToolchains toolchains, IReadOnlyDictionary<string, string> environment, IProgress<string>? progress)
{
    private const string PartialPrefix = ".partial.";

    // The first Go that installs package@version.
    private static readonly GoVersion OldestGo = GoVersion.Parse("1.16");

    // The first Go that takes the place of another one.
    private static readonly GoVersion FirstWithToolchains = GoVersion.Parse("1.21");
    private readonly string _folder = Path.Combine(cacheFolder, "go-install");

    /// <summary>Returns the versions of a program that earlier runs installed, the greatest first; those that are no versions come last.</summary>
    /// <param name="pin">The program, its version disregarded.</param>
    internal IEnumerable<InstalledTool> FindAll(ToolPin pin)
    {
        var (prefix, suffix) = (Escape(pin.Package) + "@", pin.Toolchain is { } toolchain ? "@" + Escape(toolchain) : "");
        var folders = Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateDirectories().Select(folder => folder.Name) : [];
        return folders
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal) && name.Length >= prefix.Length + suffix.Length)
            .Select(name => name[prefix.Length..^suffix.Length])
            .Where(version => !version.Contains('@', StringComparison.Ordinal))
            .Select(version => Open(pin with { Version = Uri.UnescapeDataString(version) }))
            .OfType<InstalledTool>()
            .OrderByDescending(tool => tool.Version, ModuleVersionOrder.Instance);
    }

    /// <summary>Returns the program of a pin that an earlier run installed, or null.</summary>
    /// <param name="pin">The program and its version.</param>
    internal InstalledTool? Find(ToolPin pin) => FindAll(pin).FirstOrDefault(tool => tool.Meets(pin.Version));

    /// <summary>Installs a program, unless another task or process has done so meanwhile.</summary>
    /// <param name="pin">The program and its version.</param>
    /// <param name="cancellationToken">Stops the work; nothing half-made stays behind.</param>
    /// <exception cref="GoInstallFailedException">There is no such version, no Go that compiles it, or no folder to write it to.</exception>
    internal async Task<InstalledTool> InstallAsync(ToolPin pin, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        try
        {
            var folder = FolderOf(pin);
            using var held = await FolderLock.AcquireAsync(folder, () => progress?.Report($"waiting for another process that installs {pin}"), cancellationToken);
            return Find(pin) ?? await InstallAsync(pin, folder, reasons, cancellationToken);
        }
        catch (FaultException failure)
        {
            throw Failed(pin, reasons, failure);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failed(pin, reasons, new UnwritableFolderException(_folder, error));
        }
    }

    private static GoInstallFailedException Failed(ToolPin pin, List<string> reasons, FaultException failure) =>
        new(pin, [.. reasons, $"{(pin.Toolchain is { } toolchain ? $"GOTOOLCHAIN={toolchain} " : "")}go install {pin}: {failure.Fault.Found}"], failure);

    private async Task<InstalledTool> InstallAsync(ToolPin pin, string folder, List<string> reasons, CancellationToken cancellationToken)
    {
        for (var minimum = OldestGo; ;)
        {
            var go = await toolchains.FindAsync(minimum, cancellationToken);
            try
            {
                return await InstallAsync(pin, go, folder, cancellationToken);
            }
            catch (CommandFailedException failure) when (NeededGo.Of(failure.Result) is { } needed && needed > minimum && needed > go.Version)
            {
                reasons.Add($"go {go.Version} does not compile {pin}, which needs go {needed}");
                minimum = needed;
            }
        }
    }

    private async Task<InstalledTool> InstallAsync(ToolPin pin, GoToolchain go, string folder, CancellationToken cancellationToken)
    {
        progress?.Report($"installing {pin} with go {go.Version}");

        // The go of a run that was killed may live on and write: not into this folder.
        Discard(folder);
        var partial = Directory.CreateDirectory(Path.Combine(folder, PartialPrefix + Path.GetRandomFileName())).FullName;
        try
        {
            // A user's -mod=vendor concerns the user's module, and go refuses it here.
            await go.Prepare("install", "-mod=mod", pin.ToString())
                .WithoutInheritedEnvironment()
                .WithEnvironment(EnvironmentOf(pin, go, partial))
                .WithWorkingDirectory(partial)
                .RunAsync(cancellationToken);
            var program = Path.Combine(folder, ToolFile.NameOf(pin.Name));
            File.Move(Path.Combine(partial, ToolFile.NameOf(pin.Name)), program, overwrite: true);
            return Open(pin)!;
        }
        finally
        {
            Discard(folder);
        }
    }

    private ImmutableDictionary<string, string?> EnvironmentOf(ToolPin pin, GoToolchain go, string partial) =>
        ProgramEnvironment.Of(environment)
            .SetItems(GoCaches.For(environment, cacheFolder))
            .SetItem("PATH", Path.GetDirectoryName(go.Path) + Path.PathSeparator + environment.GetValueOrDefault("PATH"))
            .SetItem("GOBIN", partial)
            .SetItem("GO111MODULE", "on")
            .SetItem("GOTOOLCHAIN", pin.Toolchain is { } toolchain && go.Version >= FirstWithToolchains ? toolchain : "local")
            // It runs on this machine, whatever the user compiles for.
            .RemoveRange(["GOOS", "GOARCH", "GOROOT"]);

    private InstalledTool? Open(ToolPin pin)
    {
        var file = Path.Combine(FolderOf(pin), ToolFile.NameOf(pin.Name));
        return File.Exists(file) ? new InstalledTool(pin.Version, ToolFile.TryRead(file)?.Version ?? pin.Version, file) : null;
    }

    private string FolderOf(ToolPin pin) =>
        Path.Combine(_folder, $"{Escape(pin.Package)}@{Escape(pin.Version)}{(pin.Toolchain is { } toolchain ? "@" + Escape(toolchain) : "")}");

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static void Discard(string folder)
    {
        foreach (var partial in Directory.EnumerateDirectories(folder, PartialPrefix + "*"))
        {
            Directory.Delete(partial, recursive: true);
        }
    }
}
