using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>This repository's own build: every component, and the tests.</summary>
internal sealed partial class Build : NukeBuild, IRelease, IPublish, IRehearse, IPromote, IKoLocalBuild, IChart, IClusteradmImage, IHelmImage
{
    public static int Main() => Execute<Build>();
}
