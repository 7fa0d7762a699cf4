using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>The Kubernetes programs that tests run: <c>KUBEBUILDER_ASSETS="$(shell $(ENVTEST) use 1.26.1 … -p path)"</c>.</summary>
/// <param name="SetupEnvtest">The program that brings them.</param>
/// <param name="KubernetesVersion">Their version as setup-envtest takes it, such as <c>1.26.1</c>.</param>
public sealed record TestAssets(ToolPin SetupEnvtest, string KubernetesVersion);
