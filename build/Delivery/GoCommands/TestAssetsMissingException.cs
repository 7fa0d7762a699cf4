using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>The programs that tests start are not on the machine and cannot be brought.</summary>
public sealed class TestAssetsMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="assets">What the Makefile asks for.</param>
    /// <param name="cause">What went wrong.</param>
    public TestAssetsMissingException(TestAssets assets, FaultException cause)
        : base(
            new Fault(
                "bring the programs that tests start", $"Kubernetes {assets.KubernetesVersion} by {assets.SetupEnvtest}", "a folder with etcd and kube-apiserver", cause.Fault.Found,
                $"set {TestAssetFolders.Variable} to a folder that has them"),
            cause) => Assets = assets;

    /// <summary>What the Makefile asks for.</summary>
    public TestAssets Assets { get; }
}
