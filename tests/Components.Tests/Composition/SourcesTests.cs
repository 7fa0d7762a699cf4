using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.Composition;

public sealed class SourcesTests : IDisposable
{
    private readonly TemporaryDirectory _cache = new();
    private readonly TemporaryRepository _repository = new();

    [Fact]
    public async Task The_known_repository_around_the_working_directory_is_the_source()
    {
        _repository.Commit("first", ("go.mod", "module github.com/kubestellar/kubeflex\n"), ("cmd/manager/main.go", "package main\n"));
        var source = Assert.Single(await At(Path.Combine(_repository.Folder, "cmd", "manager")).OpenAsync(null, CancellationToken.None));
        Assert.Equal(_repository.Folder, source.WorkTree);
    }

    [Fact]
    public async Task Elsewhere_it_is_the_sample()
    {
        _repository.Commit("first", ("go.mod", "module example.org/unknown\n"));
        Assert.Equal(["kubestellar", "ocm-status-addon"], (await At(_repository.Folder).OpenAsync(null, CancellationToken.None)).Select(source => Path.GetFileName(source.WorkTree)));
    }

    [Theory]
    [InlineData(".goreleaser.yaml", "builds: [{id: a, main: ./cmd/a}]\nkos: [{repository: registry.example/a, bare: true}]\n")]
    [InlineData("chart/Chart.yaml", "name: a\nversion: 0.1.0\nannotations: {delivery.kubestellar.io/repository: registry.example/charts}\n")]
    public async Task A_repository_that_says_what_it_delivers_is_taken_wherever_it_comes_from(string file, string text)
    {
        _repository.Commit("first", ("go.mod", "module example.org/unknown\n"), (file, text));
        Assert.Equal(_repository.Folder, Assert.Single(await At(_repository.Folder).OpenAsync(null, CancellationToken.None)).WorkTree);
    }

    [Fact]
    public async Task A_repository_of_another_family_is_taken_and_belongs_to_it()
    {
        _repository.Commit("first", ("go.mod", "module example.org/rocket/v2\n"));
        var source = Assert.Single(await At(_repository.Folder, new KnownRepository { Name = "acme/rocket", GoModule = "example.org/rocket" }).OpenAsync(null, CancellationToken.None));
        Assert.Equal((_repository.Folder, "acme/rocket"), (source.WorkTree, RepositoryCatalog.NameOf(source, new WorkTreeFiles(_repository.Folder))));
        using var again = source.Reopen();
        Assert.Same(source.Family, again.Family);
    }

    [Fact]
    public async Task A_named_folder_is_below_the_working_directory()
    {
        _repository.Commit("first", ("a.txt", "a"));
        var source = Assert.Single(await At(Path.GetDirectoryName(_repository.Folder)!).OpenAsync("work", CancellationToken.None));
        Assert.Equal(_repository.Folder, source.WorkTree);
    }

    [Fact]
    public async Task A_file_url_is_the_folder_it_names()
    {
        _repository.Commit("first", ("a.txt", "a"));
        Assert.Equal(_repository.Folder, Assert.Single(await At("/").OpenAsync("file://" + _repository.Folder, CancellationToken.None)).WorkTree);
    }

    [Fact]
    public async Task A_url_that_does_not_answer_leaves_no_half_clone()
    {
        var error = await Assert.ThrowsAsync<RemoteUnreachableException>(() => At("/").OpenAsync("http://someone:canary@127.0.0.1:1/owner/name.git", CancellationToken.None));
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_cache["upstreams"], "*", SearchOption.AllDirectories), file => !file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_that_work_on_the_sample_or_a_copy_of_it_find_its_generators()
    {
        _repository.Commit("first", ("go.mod", "module github.com/kubestellar-sample/kubestellar\n"));
        var sources = At(_repository.Folder);
        var environment = sources.EnvironmentFor(await sources.OpenAsync(_repository.Folder, CancellationToken.None), new Dictionary<string, string> { ["GOPROXY"] = "off" });
        Assert.Equal($"{new Uri(_cache["sample/proxy"]).AbsoluteUri},off", environment["GOPROXY"]);
        Assert.True(Directory.Exists(_cache["sample/proxy/sigs.k8s.io/controller-tools/@v"]));
    }

    [Fact]
    public async Task Programs_that_work_on_other_sources_see_the_users_variables_alone()
    {
        _repository.Commit("first", ("go.mod", "module github.com/kubestellar/kubeflex\n"));
        var sources = At(_repository.Folder);
        var user = new Dictionary<string, string> { ["GOPROXY"] = "off" };
        Assert.Same(user, sources.EnvironmentFor(await sources.OpenAsync(null, CancellationToken.None), user));
        Assert.False(Directory.Exists(_cache["sample"]));
    }

    public void Dispose()
    {
        _cache.Dispose();
        _repository.Dispose();
    }

    private Sources At(string workingDirectory, params KnownRepository[] further) => new(workingDirectory, _cache.FullPath, KubeStellarFamily.Repositories.With(further));
}
