using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Git;
using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.Composition;

public sealed class SourcesTests : IDisposable
{
    private readonly TemporaryDirectory _cache = new();
    private readonly TemporaryRepository _repository = new();

    [Fact]
    public void The_known_repository_around_the_working_directory_is_the_source()
    {
        _repository.Commit("first", ("go.mod", "module github.com/kubestellar/kubeflex\n"), ("cmd/manager/main.go", "package main\n"));
        var source = Assert.Single(At(Path.Combine(_repository.Folder, "cmd", "manager")).Open(null));
        Assert.Equal(_repository.Folder, source.WorkTree);
    }

    [Fact]
    public void Elsewhere_it_is_the_sample()
    {
        _repository.Commit("first", ("go.mod", "module example.org/unknown\n"));
        Assert.Equal(["kubestellar", "ocm-status-addon"], At(_repository.Folder).Open(null).Select(source => Path.GetFileName(source.WorkTree)));
    }

    [Fact]
    public void A_named_folder_is_below_the_working_directory()
    {
        _repository.Commit("first", ("a.txt", "a"));
        var source = Assert.Single(At(Path.GetDirectoryName(_repository.Folder)!).Open("work"));
        Assert.Equal(_repository.Folder, source.WorkTree);
    }

    [Fact]
    public void A_file_url_is_the_folder_it_names()
    {
        _repository.Commit("first", ("a.txt", "a"));
        Assert.Equal(_repository.Folder, Assert.Single(At("/").Open("file://" + _repository.Folder)).WorkTree);
    }

    [Fact]
    public void A_url_that_does_not_answer_leaves_no_half_clone()
    {
        var error = Assert.Throws<RemoteUnreachableException>(() => At("/").Open("http://someone:canary@127.0.0.1:1/owner/name.git"));
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cache["upstreams"]) && Directory.EnumerateFileSystemEntries(_cache["upstreams"]).Any());
    }

    [Fact]
    public void Programs_that_work_on_the_sample_or_a_copy_of_it_find_its_generators()
    {
        _repository.Commit("first", ("go.mod", "module github.com/kubestellar-sample/kubestellar\n"));
        var sources = At(_repository.Folder);
        var environment = sources.EnvironmentFor(sources.Open(_repository.Folder), new Dictionary<string, string> { ["GOPROXY"] = "off" });
        Assert.Equal($"{new Uri(_cache["sample/proxy"]).AbsoluteUri},off", environment["GOPROXY"]);
        Assert.True(Directory.Exists(_cache["sample/proxy/sigs.k8s.io/controller-tools/@v"]));
    }

    [Fact]
    public void Programs_that_work_on_other_sources_see_the_users_variables_alone()
    {
        _repository.Commit("first", ("go.mod", "module github.com/kubestellar/kubeflex\n"));
        var sources = At(_repository.Folder);
        var user = new Dictionary<string, string> { ["GOPROXY"] = "off" };
        Assert.Same(user, sources.EnvironmentFor(sources.Open(null), user));
        Assert.False(Directory.Exists(_cache["sample"]));
    }

    public void Dispose()
    {
        _cache.Dispose();
        _repository.Dispose();
    }

    private Sources At(string workingDirectory) => new(workingDirectory, _cache.FullPath);
}
