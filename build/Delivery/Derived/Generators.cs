using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>Finds the programs that derivations run.</summary>
/// <param name="Go">Finds Go.</param>
/// <param name="Tools">Finds programs that are written in Go.</param>
/// <param name="Kustomize">Finds kustomize.</param>
internal sealed record Generators(IGoToolchains Go, IGoTools Tools, IKustomizePrograms Kustomize);
