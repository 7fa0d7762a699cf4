using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Installs kustomize into the tool cache as the Makefiles do: <c>GOBIN=… go install sigs.k8s.io/kustomize/kustomize/v5@version</c>.</summary>
/// <param name="cacheFolder">The absolute folder of the tool cache.</param>
/// <param name="toolchains">Finds Go.</param>
/// <param name="progress">Receives one line at the start of an installation; null for none.</param>
public sealed class KustomizeInstaller(string cacheFolder, IGoToolchains toolchains, IProgress<string>? progress)
{
    // Every version of kustomize 5 up to 5.6 compiles with it.
    private static readonly GoVersion MinimumGo = GoVersion.Parse("1.23");
    private static readonly string ProgramName = OperatingSystem.IsWindows() ? "kustomize.exe" : "kustomize";
    private readonly string _folder = Path.Combine(cacheFolder, "kustomize.go");

    /// <summary>Returns the versions that earlier runs installed, in ordinal order.</summary>
    /// <param name="pin">The version asked for.</param>
    public IEnumerable<KustomizeProgram> FindInstalled(string pin) => Directory.Exists(_folder)
        ? Directory.EnumerateDirectories(_folder, "v*").Order(StringComparer.Ordinal).Select(folder => Open(folder, pin)).OfType<KustomizeProgram>()
        : [];

    /// <summary>Installs a version; null where that fails.</summary>
    /// <param name="pin">The version with its <c>v</c>, or <c>latest</c>.</param>
    /// <param name="tried">Receives the reason of a failure.</param>
    /// <param name="cancellationToken">Stops the work; nothing half-made stays behind.</param>
    public async Task<KustomizeProgram?> InstallAsync(string pin, List<string> tried, CancellationToken cancellationToken)
    {
        try
        {
            return await InstallAsync(pin, cancellationToken);
        }
        catch (FaultException exception)
        {
            tried.Add($"go install {KustomizeVersion.ModuleOf(pin)}: {exception.Fault.Found}");
            return null;
        }
    }

    private async Task<KustomizeProgram?> InstallAsync(string pin, CancellationToken cancellationToken)
    {
        var go = await toolchains.FindAsync(MinimumGo, cancellationToken);
        progress?.Report($"installing kustomize {pin} with go {go.Version}");
        var partial = Path.Combine(_folder, "." + Path.GetRandomFileName());
        Directory.CreateDirectory(partial);
        try
        {
            await go.Prepare("install", KustomizeVersion.ModuleOf(pin)).WithWorkingDirectory(partial).WithEnvironment("GOBIN", partial).WithEnvironment("GOFLAGS", "").RunAsync(cancellationToken);
            var printed = await new Command(Path.Combine(partial, ProgramName)).With("version").RunAsync(cancellationToken);
            var target = Path.Combine(_folder, KustomizeVersion.Find(printed.StandardOutput) ?? pin);
            if (!Directory.Exists(target))
            {
                Directory.Move(partial, target);
            }

            return Open(target, pin);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    private static KustomizeProgram? Open(string folder, string pin) =>
        Path.Combine(folder, ProgramName) is var file && File.Exists(file) ? new KustomizeProgram(file, KustomizeVersion.Find(Path.GetFileName(folder)), pin, null) : null;
}
