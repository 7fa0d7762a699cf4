using System.Collections.Immutable;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>Runs go in checkouts with the user's environment, but with a Go that is new enough for the module.</summary>
/// <param name="toolchains">Finds Go.</param>
/// <param name="tools">Finds the program that brings what tests start.</param>
/// <param name="assetsFolder">The absolute folder that it brings them into.</param>
/// <param name="environment">The user's environment.</param>
/// <param name="lines">Receives every line that go prints; null for none.</param>
public sealed class GoCommandRunner(IGoToolchains toolchains, IGoTools tools, string assetsFolder, IReadOnlyDictionary<string, string> environment, IProgress<string>? lines)
{
    /// <summary>Runs go.</summary>
    /// <param name="checkout">The absolute folder that holds <c>go.mod</c>.</param>
    /// <param name="command">What to run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GoModFileException">The folder holds no module.</exception>
    /// <exception cref="GoTooOldException">Only a Go older than the module asks for can be had.</exception>
    /// <exception cref="GoMissingException">No Go can be had.</exception>
    /// <exception cref="TestAssetsMissingException">What tests start cannot be had.</exception>
    /// <exception cref="GoCommandFailedException">The exit code is not 0.</exception>
    public async Task RunAsync(string checkout, GoCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var module = await GoModFile.ReadAsync(Path.Combine(checkout, GoModFile.FileName), cancellationToken);
        var go = await toolchains.FindAsync(module.MinimumGo, cancellationToken);
        var variables = EnvironmentFor(go);
        if (command.Assets is { } assets && string.IsNullOrEmpty(environment.GetValueOrDefault(TestAssetFolders.Variable)))
        {
            variables = variables.SetItem(TestAssetFolders.Variable, await new TestAssetFolders(tools, assetsFolder).FindAsync(assets, environment, cancellationToken));
        }

        if (command.Output is { } output)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        }

        var result = await go.Prepare(command.Arguments).WithoutInheritedEnvironment().WithEnvironment(variables).WithWorkingDirectory(checkout).WithLines(lines).ProbeAsync(cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new GoCommandFailedException(command, checkout, result);
        }
    }

    private ImmutableDictionary<string, string?> EnvironmentFor(GoToolchain go) =>
        environment.ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value)
            .SetItem("PATH", Path.GetDirectoryName(go.Path) + Path.PathSeparator + environment.GetValueOrDefault("PATH"))
            .Remove("GOROOT");
}
