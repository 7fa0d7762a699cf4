using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Derived;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The targets that make the derived files of a checkout again (<c>make manifests</c>, <c>generate</c>, <c>codegenclients</c>, <c>all-generated</c>).</summary>
public interface IDerived : IDerivedInputs
{
    /// <summary>Derives the custom resource definitions and what else the Makefile's target makes of the API types.</summary>
    Target Manifests => _ => _
        .Description("Derive CRDs and the like from the API types, as make manifests does")
        .Executes(() => Interruption.GuardAsync(nameof(Manifests), interrupted => DerivedTargets.RewriteAsync(this, nameof(Manifests), DerivationChoice.Of("manifests"), interrupted)));

    /// <summary>Derives the deep copies of the API types.</summary>
    Target Generate => _ => _
        .Description("Derive deep copies of the API types, as make generate does")
        .Executes(() => Interruption.GuardAsync(nameof(Generate), interrupted => DerivedTargets.RewriteAsync(this, nameof(Generate), DerivationChoice.Of("generate"), interrupted)));

    /// <summary>Derives the typed clients, listers and informers.</summary>
    Target CodegenClients => _ => _
        .Description("Derive clients, listers and informers, as make codegenclients does")
        .Executes(() => Interruption.GuardAsync(nameof(CodegenClients), interrupted => DerivedTargets.RewriteAsync(this, nameof(CodegenClients), DerivationChoice.Of("codegenclients"), interrupted)));

    /// <summary>The name that kubeflex's Makefile gives to <see cref="CodegenClients"/>.</summary>
    Target GenerateClients => _ => _
        .Description("The same as CodegenClients")
        .DependsOn(CodegenClients);

    /// <summary>Derives everything, all at the same time; nothing is written unless all of it could be derived.</summary>
    Target AllGenerated => _ => _
        .Description("Derive everything that the Makefile derives, as make all-generated does")
        .Executes(() => Interruption.GuardAsync(nameof(AllGenerated), interrupted => DerivedTargets.RewriteAsync(this, nameof(AllGenerated), DerivationChoice.All, interrupted)));
}
