using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>Verifies the Go that a contributor types, as <c>hack/verify-go-versions.sh</c> does: its major version is that of <c>go.mod</c>, its minor version no lesser one.</summary>
/// <param name="environment">The user's environment; <c>IGNORE_GO_VERSION</c> lets any Go pass.</param>
public sealed class GoOnPath(IReadOnlyDictionary<string, string> environment)
{
    private const string IgnoreVariable = "IGNORE_GO_VERSION";

    /// <summary>Verifies it for a checkout and returns what was found, in one line.</summary>
    /// <param name="checkout">The absolute folder that holds <c>go.mod</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GoModFileException">The folder holds no module.</exception>
    /// <exception cref="UnfitGoException">It is missing, does not run, or is of another version.</exception>
    public async Task<string> VerifyAsync(string checkout, CancellationToken cancellationToken)
    {
        var needed = (await GoModFile.ReadAsync(Path.Combine(checkout, GoModFile.FileName), cancellationToken)).MinimumGo;
        if (SearchPath.Find(environment.GetValueOrDefault("PATH"), ToolFile.NameOf("go")).FirstOrDefault() is not { } program)
        {
            throw new UnfitGoException(checkout, needed, "no go on PATH", "");
        }

        if (!string.IsNullOrEmpty(environment.GetValueOrDefault(IgnoreVariable)))
        {
            return $"{program}, whatever its version, because {IgnoreVariable} is set";
        }

        var version = await AskAsync(program, checkout, needed, cancellationToken);
        return version.Major == needed.Major && version.Minor >= needed.Minor
            ? $"go {version} at {program}"
            : throw new UnfitGoException(checkout, needed, $"go {version} at {program}", $", or set {IgnoreVariable}=1");
    }

    // Asked in the checkout: a Go that takes another one's place there answers for that one.
    private async Task<GoVersion> AskAsync(string program, string checkout, GoVersion needed, CancellationToken cancellationToken)
    {
        try
        {
            var printed = await new Command(program).With("version").WithWorkingDirectory(checkout).WithoutInheritedEnvironment()
                .WithEnvironment(environment.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)))
                .RunAsync(cancellationToken);

            // go version go1.24.5 linux/amd64
            return printed.StandardOutput.Split(' ') is ["go", "version", var reported, ..] && GoVersion.TryParse(reported, out var version)
                ? version
                : throw new UnfitGoException(checkout, needed, $"{program}, which reports no version: {printed.StandardOutput.Trim()}", "");
        }
        catch (FaultException failure) when (failure is CommandFailedException or CommandNotFoundException)
        {
            throw new UnfitGoException(checkout, needed, $"{program} does not run: {failure.Fault.Found}", "", failure);
        }
    }
}
