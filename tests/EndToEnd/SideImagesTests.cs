using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

[Collection(ServersCollection.Name)]
public sealed class SideImagesTests : IDisposable
{
    private readonly BuildScript _build = new();
    private readonly TemporaryRepository _upstream = new();
    private readonly RegistryFixture _registries;

    public SideImagesTests(RegistryFixture registries)
    {
        _registries = registries;
        _upstream.Commit("first", Files("0.8.2"));
        _upstream.Tag("v0.8.2");
        _upstream.Commit("second", Files("0.9.0-rc.1"));
        _upstream.Tag("v0.9.0-rc.1");
        _upstream.Commit("third", ("README.md", "main goes on"));
    }

    [SkippableFact]
    public async Task Clusteradm_is_built_from_its_tag_wherever_the_clone_stands()
    {
        var registry = await _registries.OpenAsync();
        var report = await _build.ReportOfAsync(["ClusteradmImage", "--clusteradm-version", "0.8.2", "--source", _upstream.Folder, "--registry", registry.Host]);
        var artifact = report.GetProperty("artifacts")[0];
        Assert.Equal($"{registry.Host}/kubestellar/clusteradm:0.8.2", artifact.GetProperty("reference").GetString());
        Assert.Equal(["linux/amd64", "linux/arm64", "linux/ppc64le"], artifact.GetProperty("platforms").EnumerateArray().Select(platform => platform.GetString()));
        Assert.Equal(_upstream.Git.Tags["v0.8.2"].Target.Sha, artifact.GetProperty("commit").GetString());
    }

    [SkippableFact]
    public async Task Without_a_version_the_greatest_release_that_is_no_prerelease_is_taken()
    {
        var result = await _build.RunAsync(["ClusteradmImage", "--source", _upstream.Folder, "--dry-run"]);
        Assert.True(result.ExitCode == 0, result.StandardOutput);
        Assert.Contains("quay.io/kubestellar/clusteradm:0.8.2", result.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _build.Dispose();
        _upstream.Dispose();
    }

    private static (string Path, string Text)[] Files(string version) =>
    [
        ("go.mod", "module open-cluster-management.io/clusteradm\n\ngo 1.19\n"),
        ("cmd/clusteradm/main.go", $"package main\n\nfunc main() {{ println(\"{version}\") }}\n"),
    ];
}
