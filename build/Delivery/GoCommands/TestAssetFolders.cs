using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>Brings the programs that tests of controllers start: an API server and its store, of the Kubernetes that a Makefile names.</summary>
/// <param name="tools">Finds the program that brings them.</param>
/// <param name="folder">The absolute folder that they are brought into; they stay there for later runs.</param>
internal sealed class TestAssetFolders(IGoTools tools, string folder)
{
    /// <summary>The variable that tests read the folder from.</summary>
    public const string Variable = "KUBEBUILDER_ASSETS";

    /// <summary>Returns the folder that holds them.</summary>
    /// <param name="assets">What the Makefile asks for.</param>
    /// <param name="environment">The user's environment, which the program that brings them sees without credentials.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="TestAssetsMissingException">They cannot be had.</exception>
    public async Task<string> FindAsync(TestAssets assets, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        try
        {
            var tool = await tools.FindAsync(assets.SetupEnvtest, oldestGo: null, cancellationToken);
            var printed = await new Command(tool.Path)
                .With("use", assets.KubernetesVersion, "--bin-dir", folder, "-p", "path")
                .WithoutInheritedEnvironment()
                .WithEnvironment(ProgramEnvironment.Of(environment))
                .RunAsync(cancellationToken);
            return printed.StandardOutput.Trim();
        }
        catch (FaultException failure)
        {
            throw new TestAssetsMissingException(assets, failure);
        }
    }
}
