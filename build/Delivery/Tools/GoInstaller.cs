using System.Collections.Immutable;
using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// Installs programs into the tool cache as the Makefiles do: <c>GOBIN=… go install package@version</c>. Each version, for each Go that it was asked to be
/// built by at least, has a folder of its own, which one task or process at a time changes; a program appears there whole or not at all.
/// </summary>
/// <param name="cacheFolder">The absolute folder of the tool cache.</param>
/// <param name="toolchains">Finds Go.</param>
/// <param name="environment">The user's environment, which go sees without credentials: <c>GOPROXY</c>, <c>GOFLAGS</c> and the like count.</param>
/// <param name="progress">Receives one line at the start of an installation; null for none.</param>
public sealed class GoInstaller(string cacheFolder, IGoToolchains toolchains, IReadOnlyDictionary<string, string> environment, IProgress<string>? progress)
{
    private const string PartialPrefix = ".partial.";

    // Between package, version and the Go asked for in the name of a folder; none of them holds it once escaped.
    private const char Separator = '@';
    private const string OldestGoPrefix = "since-go";

    // The first Go that installs package@version.
    private static readonly GoVersion FirstThatInstalls = GoVersion.Parse("1.16");

    // The first Go that takes the place of another one.
    private static readonly GoVersion FirstWithToolchains = GoVersion.Parse("1.21");
    private readonly string _folder = Path.Combine(cacheFolder, "go-install");

    /// <summary>Returns the versions of a program that earlier runs installed, the greatest first; those that are no versions come last, and of one version what the oldest Go built.</summary>
    /// <param name="pin">The program, its version disregarded.</param>
    /// <param name="oldestGo">The oldest Go that may have built it; null where any will do.</param>
    internal IEnumerable<InstalledTool> FindAll(ToolPin pin, GoVersion? oldestGo)
    {
        var folders = Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateDirectories() : [];
        return folders
            .Select(folder => Open(folder, pin))
            .OfType<InstalledTool>()
            .Where(tool => oldestGo is null || tool.Go >= oldestGo)
            .OrderByDescending(tool => tool.Version, ModuleVersionOrder.Instance)
            .ThenBy(tool => tool.Go);
    }

    /// <summary>Returns the program of a pin that an earlier run installed, or null.</summary>
    /// <param name="pin">The program and its version.</param>
    /// <param name="oldestGo">The oldest Go that may have built it; null where any will do.</param>
    internal InstalledTool? Find(ToolPin pin, GoVersion? oldestGo) => FindAll(pin, oldestGo).FirstOrDefault(tool => tool.Meets(pin.Version));

    /// <summary>Installs a program, unless another task or process has done so meanwhile.</summary>
    /// <param name="pin">The program and its version.</param>
    /// <param name="oldestGo">The oldest Go that may build it; null where any will do.</param>
    /// <param name="cancellationToken">Stops the work; nothing half-made stays behind.</param>
    /// <exception cref="GoInstallFailedException">There is no such version, no Go that compiles it, or no folder to write it to.</exception>
    internal async Task<InstalledTool> InstallAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        try
        {
            var folder = new DirectoryInfo(Path.Combine(_folder, NameOf(pin, oldestGo)));
            using var held = await FileLock.AcquireAsync(Path.Combine(folder.FullName, ".lock"), new FileLockRequest { Waiting = _ => progress?.Report($"waiting for another process that installs {pin}") }, cancellationToken);
            return Find(pin, oldestGo) ?? await InstallAsync(pin, oldestGo, folder, reasons, cancellationToken);
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

    private async Task<InstalledTool> InstallAsync(ToolPin pin, GoVersion? oldestGo, DirectoryInfo folder, List<string> reasons, CancellationToken cancellationToken)
    {
        for (var minimum = oldestGo > FirstThatInstalls ? oldestGo.Value : FirstThatInstalls; ;)
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

    private async Task<InstalledTool> InstallAsync(ToolPin pin, GoToolchain go, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        progress?.Report($"installing {pin} with go {go.Version}");

        // The go of a run that was killed may live on and write: not into this folder.
        Discard(folder);
        var partial = folder.CreateSubdirectory(PartialPrefix + Path.GetRandomFileName()).FullName;
        try
        {
            // A user's -mod=vendor concerns the user's module, and go refuses it here.
            await go.Prepare("install", "-mod=mod", pin.ToString())
                .WithoutInheritedEnvironment()
                .WithEnvironment(EnvironmentOf(pin, go, partial))
                .WithWorkingDirectory(partial)
                .RunAsync(cancellationToken);
            var program = ToolFile.NameOf(pin.Name);
            File.Move(Path.Combine(partial, program), Path.Combine(folder.FullName, program), overwrite: true);
            return Open(folder, pin)!;
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

    // The folders of a repository that names a Go to install with are its alone.
    private static InstalledTool? Open(DirectoryInfo folder, ToolPin pin)
    {
        if (folder.Name.Split(Separator) is not [var package, var version, .. var rest] || package != Escape(pin.Package) || rest.Length > 1)
        {
            return null;
        }

        var key = rest is [var name] ? Uri.UnescapeDataString(name) : null;
        var isOldestGo = key?.StartsWith(OldestGoPrefix, StringComparison.Ordinal) ?? true;
        var file = Path.Combine(folder.FullName, ToolFile.NameOf(pin.Name));
        if ((pin.Toolchain is null ? !isOldestGo : key != pin.Toolchain) || !File.Exists(file))
        {
            return null;
        }

        var build = ToolFile.TryRead(file);
        var asked = Uri.UnescapeDataString(version);
        GoVersion? oldestGo = isOldestGo && GoVersion.TryParse(key?[OldestGoPrefix.Length..], out var parsed) ? parsed : null;
        return new InstalledTool(asked, build?.Version ?? asked, build?.Go ?? oldestGo, file);
    }

    private static string NameOf(ToolPin pin, GoVersion? oldestGo)
    {
        var key = pin.Toolchain ?? (oldestGo is null ? null : OldestGoPrefix + oldestGo);
        return string.Join(Separator, new[] { pin.Package, pin.Version, key }.OfType<string>().Select(Escape));
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static void Discard(DirectoryInfo folder)
    {
        foreach (var partial in folder.EnumerateDirectories(PartialPrefix + "*"))
        {
            partial.Delete(recursive: true);
        }
    }
}
