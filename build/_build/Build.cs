using KubeStellar.Build.Workflows;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>This repository's own build: every component, and the tests.</summary>
[CiWorkflow("ci", ".ci/run")]
// Its own tags deliver nothing: repositories of the family call it, from workflows that their tags start.
[ReleaseWorkflow("release", OnPushTags = [])]
internal sealed partial class Build : NukeBuild, IKubeStellarRelease, IKoLocalBuild, IChart, IDerived, IVerifyCodegen, IModules, ITools, IGoChecks, IClusteradmImage, IHelmImage,
    IReferences, ICheckReferences, IUpdateReferences, IGraph, IReleaseOrder, IVerifyMain
{
    public static int Main() => Execute<Build>();
}
