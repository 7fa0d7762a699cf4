using System.Text.Json;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Layouts;

/// <summary>skopeo and oras read what is written here, and the other way round.</summary>
public sealed class OtherToolsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Skopeo_reads_a_tag_of_a_layout()
    {
        var skopeo = await TestTools.RequireAsync("skopeo");
        var layout = new LayoutRegistry(_folder.FullPath).Open(RepositoryName.Parse("127.0.0.1:5000/kubestellar/x"));
        var image = await new SampleImage("x").PushToAsync(layout, "0.1.0");
        await new SampleImage("y").PushToAsync(layout, "0.2.0");

        var raw = await skopeo.Prepare("inspect", "--raw", $"oci:{layout.Folder}:0.1.0").RunAsync(CancellationToken.None);
        var platform = await skopeo.Prepare("inspect", "--config", "--override-os", "linux", "--override-arch", "arm64", $"oci:{layout.Folder}:0.1.0").RunAsync(CancellationToken.None);

        Assert.Equal(image.Root.Digest, Digest.Of(System.Text.Encoding.UTF8.GetBytes(raw.StandardOutput.TrimEnd('\n'))));
        Assert.Equal("arm64", JsonDocument.Parse(platform.StandardOutput).RootElement.GetProperty("architecture").GetString());
    }

    [SkippableFact]
    public async Task Oras_lists_the_tags_of_a_layout()
    {
        var oras = await TestTools.RequireAsync("oras");
        var layout = new OciLayout(_folder["layout"]);
        await new SampleImage("x").PushToAsync(layout, "0.1.0");
        await new SampleImage("y").PushToAsync(layout, "0.2.0");

        var tags = await oras.Prepare("repo", "tags", "--oci-layout", layout.Folder).RunAsync(CancellationToken.None);
        var manifest = await oras.Prepare("manifest", "fetch", "--oci-layout", $"{layout.Folder}:0.2.0").RunAsync(CancellationToken.None);

        Assert.Equal(["0.1.0", "0.2.0"], tags.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(MediaTypes.OciIndex, manifest.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_layout_that_skopeo_wrote_is_read_and_added_to()
    {
        var skopeo = await TestTools.RequireAsync("skopeo");
        var ours = new OciLayout(_folder["ours"]);
        var image = await new SampleImage("x").PushToAsync(ours, "1");
        await skopeo.Prepare("copy", "--all", "--preserve-digests", $"oci:{ours.Folder}:1", $"oci:{_folder["theirs"]}:2").RunAsync(CancellationToken.None);

        var theirs = new OciLayout(_folder["theirs"]);
        Assert.Equal(image.Root, await theirs.ResolveAsync("2"));
        await image.RequireAllInAsync(theirs);
        var other = await new SampleImage("y").PushToAsync(theirs, "3");
        Assert.Equal(other.Root, await theirs.ResolveAsync("3"));
        Assert.Equal(image.Root, await theirs.ResolveAsync("2"));
    }
}
