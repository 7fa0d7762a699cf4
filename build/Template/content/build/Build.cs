using KubeStellar.Build;
using KubeStellar.Build.Workflows;
using KubeStellar.Delivery.Catalog;
using Nuke.Common;

[CiWorkflow("ci", "./build.sh CheckReferences")]
[ReleaseWorkflow("release")]
internal sealed class Build : NukeBuild, IKubeStellarRelease, IKoLocalBuild, IChart, ICheckReferences, IUpdateReferences, IReferences
{
    public static int Main() => Execute<Build>();

    // What .goreleaser.yaml and the charts of this repository do not say of what it delivers goes into a record here.
    KnownRepositories IHazFamily.Family => KubeStellarFamily.Repositories;
}
