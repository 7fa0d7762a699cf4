using System.Text.Json.Nodes;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Parts;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Parts;

/// <summary>Releases the sample in parts and from parts.</summary>
internal sealed class PartWorkshop(string platforms = "[linux/amd64, linux/arm64]") : IDisposable
{
    public ReleaseWorkshop Shop { get; } = new();

    public void Commit(string? baseImage = null, string tag = "v1.0.0")
    {
        Shop.Source.Commit(tag, [.. SampleModule.Files(platforms: platforms), (".ko.yaml", $"defaultBaseImage: {baseImage ?? "scratch"}\n")]);
        Shop.Source.Tag(tag);
    }

    public string FolderOf(string part) => Shop.Folder[part];

    public OciLayout LayoutOf(string part) => new LayoutRegistry(FolderOf(part)).Open(RepositoryName.Parse(SampleModule.Repository));

    public async Task<DeliveryReport> BuildAsync(string part, string asked, string version = "1.0.0")
    {
        var layouts = new LayoutRegistry(FolderOf(part));
        var images = new PartImageStager(Shop.NewImageStager(layouts), layouts);
        var run = new PartialRelease(Shop.NewStager(images), images, layouts.Folder, Shop.Journal);
        return await run.ExecuteAsync("Release", await Shop.PlanAsync(version), Platform.ParseList(asked), CancellationToken.None);
    }

    public async Task<ReportedArtifact> MergeAsync(string version, params string[] parts)
    {
        var release = new ReleaseParts([.. parts.Select(FolderOf)]);
        var source = new MergedRelease(release, Shop.NewStager(new MergingImageStager(release, Shop.StagingLayouts, Shop.NewProgress())));
        var run = new ReleaseRun(source, Shop.NewPublisher(), Shop.Journal);
        return Assert.Single((await run.ExecuteAsync("Release", await Shop.PlanAsync(version), CancellationToken.None)).Artifacts);
    }

    public async Task<IReadOnlyList<CheckResult>> RefusalsAsync(string version, params string[] parts)
    {
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => MergeAsync(version, parts));
        Assert.Null(await Shop.Layout.ResolveAsync(version));
        return [.. refusal.Checks.Where(check => check.Refuses)];
    }

    public void Edit(string part, Action<JsonNode> edit)
    {
        var file = Path.Combine(FolderOf(part), "part.json");
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        edit(json);
        File.WriteAllText(file, json.ToJsonString());
    }

    public void Dispose() => Shop.Dispose();
}
