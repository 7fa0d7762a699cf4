using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The targets that build images for the local container engine and push nothing (<c>make ko-local-build</c> and its kin).</summary>
public interface IKoLocalBuild : IHazSource, IHazLocalImage, IHazWithTests, IHazDryRun, IHazReport
{
    /// <summary>Builds every image of the source for linux/<c>--arch</c> and loads it as <c>ko.local/&lt;name&gt;:&lt;tag&gt;</c> and <c>&lt;canonical&gt;:&lt;tag&gt;</c>.</summary>
    Target KoLocalBuild => _ => _
        .Description("Build images for this machine's container engine, push nothing")
        .Executes(() => Interruption.GuardAsync(nameof(KoLocalBuild), interrupted => LocalImageTargets.BuildAsync(this, nameof(KoLocalBuild), CmdName, interrupted)));

    /// <summary>The name that kubestellar's and kubeflex's Makefiles give to <see cref="KoLocalBuild"/>.</summary>
    Target KoBuildLocal => _ => _
        .Description("The same as KoLocalBuild")
        .DependsOn(KoLocalBuild);

    /// <summary>Builds the controller-manager alone.</summary>
    Target KoBuildControllerManagerLocal => _ => _
        .Description("Build the controller-manager for this machine's container engine")
        .Executes(() => Interruption.GuardAsync(nameof(KoBuildControllerManagerLocal), interrupted => LocalImageTargets.BuildAsync(this, nameof(KoBuildControllerManagerLocal), "controller-manager", interrupted)));

    /// <summary>Builds the transport controller alone.</summary>
    Target KoBuildTransportLocal => _ => _
        .Description("Build the transport controller for this machine's container engine")
        .Executes(() => Interruption.GuardAsync(nameof(KoBuildTransportLocal), interrupted => LocalImageTargets.BuildAsync(this, nameof(KoBuildTransportLocal), "ocm-transport-controller", interrupted)));

    /// <summary>Builds kflex-get-kubeconfig alone.</summary>
    Target KoBuildGetKubeconfigLocal => _ => _
        .Description("Build kflex-get-kubeconfig for this machine's container engine")
        .Executes(() => Interruption.GuardAsync(nameof(KoBuildGetKubeconfigLocal), interrupted => LocalImageTargets.BuildAsync(this, nameof(KoBuildGetKubeconfigLocal), "kflex-get-kubeconfig", interrupted)));
}
