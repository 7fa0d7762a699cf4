using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Derived;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that checks derived files (<c>hack/verify-codegen.sh</c>) and leaves the checkout alone.</summary>
public interface IVerifyCodegen : IVerifyInputs
{
    /// <summary>Derives everything from a commit, or with <c>--include-dirty</c> from the work tree, and fails with the differences where the files there are other ones.</summary>
    Target VerifyCodegen => _ => _
        .Description("Check that the derived files are what the sources say; nothing is written to the checkout")
        .Executes(() => Interruption.GuardAsync(nameof(VerifyCodegen), interrupted => DerivedTargets.VerifyAsync(this, nameof(VerifyCodegen), DerivationChoice.All, nameof(IDerived.AllGenerated), interrupted)));
}
