using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that says whether the heads of repositories are a working system.</summary>
public interface IVerifyMain : IReferenceCheckInputs, IHazAt
{
    /// <summary>Checks that every reference of HEAD, or <c>--at</c> another commit, leads to a published artifact and none is half-moved; fails where one does not.</summary>
    Target VerifyMain => _ => _
        .Description("Check that the commit is a working system: every reference leads to what is published")
        .Executes(() => Interruption.GuardAsync(nameof(VerifyMain), interrupted => ReferenceTargets.VerifyMainAsync(this, nameof(VerifyMain), interrupted)));
}
