using System.Runtime.InteropServices;
using KubeStellar.Build.Output;
using KubeStellar.Delivery.Engines;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.LocalImages;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Build.Composition;

/// <summary>What the targets for local images have in common.</summary>
internal static class LocalImageTargets
{
    /// <summary>Builds the sources' images and loads them into the local engine.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="only">The base name of the one image to build, or null for all.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task BuildAsync(IKoLocalBuild build, string target, string? only, CancellationToken interrupted)
    {
        await using var session = DeliverySession.Of(build, interrupted);
        var sources = await session.Sources.OpenAsync(build.Source, interrupted);
        var request = new LocalImageRequest { Tag = build.ImageTag, Platform = BuildPlatforms.OfLinux(build.Arch ?? GoArchitecture), Only = only };
        var planned = LocalImageBuild.Plan(sources, request);
        var prepared = sources.Where(source => planned.Any(image => image.Folder == source.WorkTree)).ToList();
        if (build.DryRun)
        {
            BuildPreparation.WritePlan(build.WithTests ? prepared : []);
            ReportConsole.WritePlan(new DeliveryReport(target, null, [.. planned.Select(image => image.Report())], []));
            return;
        }

        var file = session.PrepareReport(target, build.Report);
        using var engine = await ContainerEngine.ConnectAsync(session.Environment, session.Interrupted);
        if (build.WithTests)
        {
            await new BuildPreparation(session, target).RunAsync(prepared);

            // What was derived and formatted is what is built.
            planned = LocalImageBuild.Plan(sources, request);
        }

        var report = new DeliveryReport(target, null, await session.NewLocalBuild().RunAsync(planned, engine, session.Interrupted), []);
        file.Write(report);
        ReportConsole.Write(report, file.Path);
    }

    // The name that go env GOARCH prints.
    private static string GoArchitecture => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };
}
