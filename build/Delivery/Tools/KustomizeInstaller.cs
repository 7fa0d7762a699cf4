namespace KubeStellar.Delivery.Tools;

/// <summary>Installs kustomize into the tool cache as the Makefiles do: <c>GOBIN=… go install sigs.k8s.io/kustomize/kustomize/v5@version</c>.</summary>
/// <param name="installer">Installs programs.</param>
public sealed class KustomizeInstaller(GoInstaller installer)
{
    /// <summary>Returns the versions of the pin's major version that earlier runs installed, the greatest first.</summary>
    /// <param name="pin">The version asked for.</param>
    public IEnumerable<KustomizeProgram> FindInstalled(string pin) => installer.FindAll(PinOf(pin), oldestGo: null).Select(tool => Open(tool, pin, ToolOrigin.ToolCache));

    /// <summary>Installs a version; null where that fails.</summary>
    /// <param name="pin">The version with its <c>v</c>, or <c>latest</c>.</param>
    /// <param name="tried">Receives the reasons of a failure.</param>
    /// <param name="cancellationToken">Stops the work; nothing half-made stays behind.</param>
    public async Task<KustomizeProgram?> InstallAsync(string pin, List<string> tried, CancellationToken cancellationToken)
    {
        try
        {
            return Open(await installer.InstallAsync(PinOf(pin), oldestGo: null, cancellationToken), pin, ToolOrigin.Installed);
        }
        catch (GoInstallFailedException failure)
        {
            tried.AddRange(failure.Reasons);
            return null;
        }
    }

    private static ToolPin PinOf(string pin) => new(KustomizeVersion.PackageOf(pin), pin, "Makefile");

    private static KustomizeProgram Open(InstalledTool tool, string pin, ToolOrigin origin) => new(tool.Path, KustomizeVersion.Find(tool.Version), pin, null) { Origin = origin };
}
