using KubeStellar.Build.Packing;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace KubeStellar.Build;

internal sealed partial class Build
{
    private AbsolutePath PackagesDirectory => RootDirectory / "output" / "packages";

    private Target Pack => _ => _
        .Description("Make the NuGet packages of the libraries from the tagged commit of --version, by default the one that the tag at HEAD names")
        .Executes(async () =>
        {
            using var source = SourceRepository.Open(RootDirectory);
            var packages = new PackageBuild(source, DotNet(), TemporaryDirectory / "delivery" / "checkouts", IsOnNuke);
            foreach (var package in await packages.PackAsync(((IHazVersion)this).Version ?? VersionAtHead.Of([source]), PackagesDirectory, CancellationToken.None))
            {
                Log.Information("{File} {Status}: {Size}, {Digest}", package.File, package.Status, package.Size, package.Digest);
            }
        });

    // The choice that the bootstrappers and the projects make by the same variable.
    private static bool IsOnNuke => Named("NukePackages") == "true";
}
