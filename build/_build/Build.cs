using KubeStellar.Build.Workflows;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>This repository's own build: every component, and the tests.</summary>
[CiWorkflow("ci", ".ci/run")]
[ReleaseWorkflow("release")]
internal sealed partial class Build : NukeBuild, IRelease, IPublish, IRehearse, IPromote, IAudit, IVerify, IKoLocalBuild, IChart, IClusteradmImage, IHelmImage
{
    public static int Main() => Execute<Build>();
}
