using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that lists every versioned reference.</summary>
public interface IReferences : IReferenceInputs, IHazAt, IHazHistory
{
    /// <summary>Lists what the work tree, or <c>--at</c> a commit, or with <c>--history</c> every version tag, refers to; judges nothing and writes nothing but its report.</summary>
    Target References => _ => _
        .Description("List every versioned reference, by file and line")
        .Executes(() => Interruption.GuardAsync(nameof(References), interrupted => ReferenceTargets.ListAsync(this, nameof(References), interrupted)));
}
