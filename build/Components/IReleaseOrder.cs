using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that says in which order changed repositories release.</summary>
public interface IReleaseOrder : IReferenceInputs, IHazChange
{
    /// <summary>Says which repositories must release when those of <c>--change</c> do, else those that have changed since their last release, in which order, and what each updates before its tag; names cycles and where to cut them.</summary>
    Target ReleaseOrder => _ => _
        .Description("Say which repositories must release, in which order, and what each updates before")
        .Executes(() => Interruption.GuardAsync(nameof(ReleaseOrder), interrupted => ReleaseOrderTargets.OrderAsync(this, nameof(ReleaseOrder), interrupted)));
}
