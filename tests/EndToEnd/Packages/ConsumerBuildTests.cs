using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.Packages;

public sealed class ConsumerBuildTests(PackedLibraries libraries, EngineFixture engines) : IClassFixture<PackedLibraries>, IClassFixture<EngineFixture>
{
    [SkippableFact]
    public async Task A_repository_of_the_family_builds_and_releases_itself()
    {
        using var consumer = new ConsumerBuild(await libraries.FolderAsync());
        await CopySampleAsync("ocm-status-addon", consumer.Folder);
        await consumer.PrepareAsync(
            """
            using KubeStellar.Build;
            using Nuke.Common;

            internal sealed class Build : NukeBuild, IKubeStellarRelease, IKoLocalBuild, IChart, IDerived
            {
                public static int Main() => Execute<Build>();
            }

            """,
            "v0.1.0");
        var docker = await engines.DockerAsync();
        Assert.Equal(1, (await consumer.Script.ReportOfAsync(["KoLocalBuild", "--image-tag", "consumer"], ("DOCKER_HOST", docker.Endpoint))).GetProperty("artifacts").GetArrayLength());
        var release = await consumer.Script.ReportOfAsync(["Release", "--version", "0.1.0"]);
        Assert.Equal(
            ["ghcr.io/kubestellar-sample/ocm-status-addon-chart:v0.1.0", "ghcr.io/kubestellar-sample/ocm-status-addon:0.1.0"],
            release.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("reference").GetString()!.Split("registry/", 2)[^1]).Order(StringComparer.Ordinal));
        await consumer.Script.ReportOfAsync(["Chart"]);
    }

    [SkippableFact]
    public async Task Another_organisation_describes_itself_in_fifteen_lines()
    {
        using var consumer = new ConsumerBuild(await libraries.FolderAsync());
        consumer.Folder.Write("go.mod", "module acme.example/rocket\n\ngo 1.19\n");
        consumer.Folder.Write("cmd/rocket/main.go", "package main\n\nimport \"fmt\"\n\nvar version = \"unreleased\"\n\nfunc main() { fmt.Println(\"rocket\", version) }\n");
        consumer.Folder.Write("deploy/Chart.yaml", "apiVersion: v2\nname: rocket-chart\nversion: 0.1.0\n");
        consumer.Folder.Write("deploy/values.yaml", "replicas: 1\n");
        consumer.Folder.Write("deploy/templates/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: rocket\nspec:\n  template:\n    spec:\n      containers:\n      - name: rocket\n        image: ROCKET_IMAGE\n");
        await consumer.PrepareAsync(
            """
            using KubeStellar.Build;
            using KubeStellar.Delivery.Catalog;
            using KubeStellar.Delivery.Versions;
            using KubeStellar.Oci;
            using Nuke.Common;

            internal sealed class Build : NukeBuild, IKubeStellarRelease, IKoLocalBuild, IChart
            {
                private static readonly RepositoryName Image = RepositoryName.Parse("registry.acme.example/space/rocket");

                public static int Main() => Execute<Build>();

                KnownRepositories IHazFamily.Family => new(new KnownRepository
                {
                    Name = "acme/rocket",
                    GoModule = "acme.example/rocket",
                    UndeclaredImages = [new("go.mod", new() { Repository = Image, MainPackage = "./cmd/rocket", Tags = ["v{{.Version}}"], FallbackBaseImage = "scratch", Ldflags = ["-X main.version={{.Version}}"], Platforms = [Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64")] })],
                    Charts = [new("deploy", "registry.acme.example/charts") { TagStyle = TagStyle.WithV, ImagePlaceholders = new Dictionary<string, RepositoryName> { ["ROCKET_IMAGE"] = Image } }],
                });
            }

            """,
            "v2.1.0");
        var docker = await engines.DockerAsync();
        await consumer.Script.ReportOfAsync(["KoLocalBuild", "--image-tag", "consumer"], ("DOCKER_HOST", docker.Endpoint));
        Assert.Contains("rocket", await docker.RunAsync("registry.acme.example/space/rocket:consumer"), StringComparison.Ordinal);
        await consumer.Script.ReportOfAsync(["Chart"]);
        var release = await consumer.Script.ReportOfAsync(["Release", "--version", "2.1.0"]);
        Assert.Equal(
            ["registry.acme.example/charts/rocket-chart:v2.1.0", "registry.acme.example/space/rocket:v2.1.0"],
            release.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("reference").GetString()!.Split("registry/", 2)[^1]).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task The_template_gives_a_repository_a_build_that_shows_its_plan()
    {
        using var consumer = new ConsumerBuild(await libraries.FolderAsync());
        await CopySampleAsync("ocm-status-addon", consumer.Folder);
        await consumer.PrepareFromTemplateAsync("v0.1.0");
        var result = await consumer.Script.RunAsync(["Release", "--version", "0.1.0", "--dry-run"]);
        Assert.True(result.ExitCode == 0, $"{result.StandardOutput}\n{result.StandardError}");
        Assert.Contains("ocm-status-addon-chart:v0.1.0", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("", (await new Command("git").With("status", "--porcelain").WithWorkingDirectory(consumer.Folder.FullPath).RunAsync(CancellationToken.None)).StandardOutput);
    }

    // As they are at the sample's release.
    private static async Task CopySampleAsync(string name, TemporaryDirectory folder)
    {
        using var script = new BuildScript();
        var result = await script.RunAsync(["Release", "--version", "0.1.0", "--dry-run"]);
        Assert.True(result.ExitCode == 0, result.StandardOutput);
        var sample = script.Folder[$".nuke/temp/delivery/sample/{name}"];
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Path.Combine(sample, ".git") + "/", StringComparison.Ordinal)))
        {
            var target = folder[Path.GetRelativePath(sample, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
