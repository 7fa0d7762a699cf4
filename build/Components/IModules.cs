using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Derived;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The targets for what <c>go mod tidy</c> derives (<c>make modules</c>, <c>make verify-modules</c>).</summary>
public interface IModules : IVerifyInputs
{
    /// <summary>Tidies go.mod and go.sum in the checkout.</summary>
    Target Modules => _ => _
        .Description("Tidy go.mod and go.sum, as make modules does")
        .Executes(() => Interruption.GuardAsync(nameof(Modules), interrupted => DerivedTargets.RewriteAsync(this, nameof(Modules), DerivationChoice.Modules, interrupted)));

    /// <summary>Fails with the differences where go.mod and go.sum of a commit, or with <c>--include-dirty</c> of the work tree, are not tidy.</summary>
    Target VerifyModules => _ => _
        .Description("Check that go.mod and go.sum are tidy; nothing is written to the checkout")
        .Executes(() => Interruption.GuardAsync(nameof(VerifyModules), interrupted => DerivedTargets.VerifyAsync(this, nameof(VerifyModules), DerivationChoice.Modules, nameof(Modules), interrupted)));
}
