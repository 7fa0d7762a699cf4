using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Testing;
using LibGit2Sharp;

namespace KubeStellar.Build.Tests.Composition;

public sealed class ReferenceScopesTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public async Task Beside_a_source_its_family_is_asked_and_nothing_else()
    {
        Add("kubestellar", "github.com/kubestellar/kubestellar");
        Add("kubeflex", "github.com/kubestellar/kubeflex");
        Add("kubestellar-yesterday", "github.com/kubestellar/kubestellar");
        Add("strangers", "example.org/strangers");
        Add("broken", "");
        _folder.Write("side/no-repository/go.mod", "module github.com/kubestellar/ocm-status-addon\n");
        Assert.Equal("kubestellar | kubeflex", Names(await OfAsync("kubestellar", null)));
    }

    [Fact]
    public async Task The_family_of_an_unknown_source_has_the_same_owner()
    {
        Add("core", "github.com/kubestellar-sample/core");
        Add("addon", "github.com/kubestellar-sample/addon");
        Add("other", "github.com/somebody/addon");
        Assert.Equal("core | addon", Names(await OfAsync("core", null)));
    }

    [Fact]
    public async Task Of_two_checkouts_of_a_sibling_the_one_under_its_own_name_counts()
    {
        Add("kubestellar", "github.com/kubestellar/kubestellar");
        Add("a-copy", "github.com/kubestellar/kubeflex");
        Add("kubeflex", "github.com/kubestellar/kubeflex");
        Assert.Equal("kubestellar | kubeflex", Names(await OfAsync("kubestellar", null)));
    }

    [Fact]
    public async Task A_workspace_is_looked_at_whole_whoever_lies_in_it()
    {
        Add("kubestellar", "github.com/kubestellar/kubestellar");
        Add("strangers", "example.org/strangers");
        Assert.Equal("kubestellar, strangers | ", Names(await OfAsync(null, "side")));
        Assert.Equal("kubestellar | strangers", Names(await OfAsync("kubestellar", "side")));
        Assert.Equal("kubestellar, strangers | ", Names((await OfAsync("kubestellar", "side")).Widen()));
    }

    [Fact]
    public async Task Two_checkouts_of_one_repository_in_a_workspace_are_told_unless_a_source_says_which_counts()
    {
        Add("now", "github.com/kubestellar/kubeflex");
        Add("then", "github.com/kubestellar/kubeflex");
        var error = await Assert.ThrowsAsync<TwoCheckoutsException>(() => OfAsync(null, "side"));
        Assert.Equal("kubestellar/kubeflex", error.Repository);
        Assert.Equal([_folder["side/now"], _folder["side/then"]], error.Folders);
        Assert.Equal("then | ", Names(await OfAsync("then", "side")));
    }

    [Fact]
    public async Task A_bare_repository_has_no_siblings()
    {
        Add("kubeflex", "github.com/kubestellar/kubeflex");
        Repository.Clone(_folder["side/kubeflex"], _folder["side/bare"], new CloneOptions { IsBare = true });
        var scope = await OfAsync("bare", null);
        Assert.Empty(scope.Siblings);
        Assert.Equal("kubestellar/kubeflex", ReferenceScopes.NameOf(Assert.Single(scope.Subjects)));
    }

    public void Dispose() => _folder.Dispose();

    private void Add(string name, string module)
    {
        _folder.Write($"side/{name}/go.mod", $"module {module}\n");
        using var repository = new Repository(Repository.Init(_folder[$"side/{name}"]));
        Commands.Stage(repository, "*");
        var author = new Signature("A Contributor", "contributor@example.org", DateTimeOffset.UnixEpoch);
        repository.Commit("first", author, author);
    }

    private Task<ReferenceScope> OfAsync(string? source, string? workspace) =>
        ReferenceScopes.OfAsync(source is null ? null : _folder[$"side/{source}"], workspace is null ? null : _folder[workspace], new Sources(_folder.FullPath, _folder["cache"], KubeStellarFamily.Repositories), CancellationToken.None);

    // Those that are looked at, and those that are asked.
    private static string Names(ReferenceScope scope)
    {
        var names = $"{string.Join(", ", scope.Subjects.Select(NameOf))} | {string.Join(", ", scope.Siblings.Select(NameOf))}";
        foreach (var source in scope.All)
        {
            source.Dispose();
        }

        return names;
    }

    private static string NameOf(SourceRepository source) => Path.GetFileName(source.Location);
}
