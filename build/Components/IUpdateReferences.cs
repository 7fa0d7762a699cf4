using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that rewrites versioned references.</summary>
public interface IUpdateReferences : IReferenceCheckInputs, IHazAt, IHazArtifact, IHazUpdate, IHazDryRun
{
    /// <summary>Lets the references to <c>--artifact</c> name <c>--to</c>, with <c>--all</c> everything behind the newest release, with <c>--release</c> the declared self-references that release; all files or none. With <c>--at</c> it can only say what would change.</summary>
    Target UpdateReferences => _ => _
        .Description("Rewrite versioned references in the checkout, and nothing else")
        .Executes(() => Interruption.GuardAsync(nameof(UpdateReferences), interrupted => UpdateTargets.UpdateAsync(this, nameof(UpdateReferences), interrupted)));
}
