using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that says which versioned references are wrong.</summary>
public interface ICheckReferences : IReferenceCheckInputs, IHazAt, IHazHistory
{
    /// <summary>Checks the references of the work tree, or <c>--at</c> a commit, or with <c>--history</c> those of every version tag among each other; fails where one is wrong.</summary>
    Target CheckReferences => _ => _
        .Description("Check every versioned reference, and say how to mend what is wrong")
        .Executes(() => Interruption.GuardAsync(nameof(CheckReferences), interrupted => ReferenceTargets.CheckAsync(this, nameof(CheckReferences), interrupted)));
}
