using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References.Order;
using KubeStellar.Testing;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Tests.References.Order;

public sealed class ChangedRepositoriesTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    public ChangedRepositoriesTests()
    {
        _repository.Commit("first", ("main.go", "package main\n"), ("README.md", "text\n"));
        _repository.Tag("v1.0.0");
    }

    [Fact]
    public void A_repository_at_its_release_has_nothing_to_release() => Assert.Null(Find());

    [Fact]
    public void Documents_and_upkeep_are_nothing_to_release()
    {
        _repository.Commit("docs", ("README.md", "more\n"), ("docs/content/x.yaml", "a\n"), (".github/workflows/ci.yml", "a\n"), ("OWNERS", "a\n"));
        Assert.Null(Find());
    }

    [Fact]
    public void Commits_and_files_since_the_last_release_are_counted()
    {
        _repository.Commit("docs", ("README.md", "more\n"));
        _repository.Commit("code", ("main.go", "package main // 2\n"));
        Assert.Equal("2 commits since v1.0.0, in 1 file that is no document", Find());
        _repository.Tag("v1.1.0-rc9");
        _repository.Tag("v1.1.0-rc17");
        Assert.Null(Find());
        _repository.Commit("more", ("a.go", "package main\n"), ("b.go", "package main\n"));
        Assert.Equal("1 commit since v1.1.0-rc17, in 2 files that are no documents", Find());
    }

    [Fact]
    public void What_was_changed_back_is_nothing_to_release()
    {
        _repository.Commit("code", ("main.go", "package main // 2\n"));
        _repository.Commit("back", ("main.go", "package main\n"));
        Assert.Null(Find());
    }

    [Fact]
    public void A_release_of_another_branch_and_a_tag_that_names_none_do_not_count()
    {
        var released = _repository.Head;
        _repository.Tag("v2.0.0", _repository.Commit("branch", ("main.go", "package main // 2\n")));
        _repository.Git.Reset(ResetMode.Hard, _repository.Git.Lookup<Commit>(released));
        _repository.Commit("main", ("main.go", "package main // 3\n"));
        _repository.Tag("nightly");
        Assert.Equal("1 commit since v1.0.0, in 1 file that is no document", Find());
    }

    [Fact]
    public void A_repository_without_a_release_has_everything_to_release()
    {
        _repository.Git.Tags.Remove("v1.0.0");
        Assert.Equal("it has no release", Find());
    }

    public void Dispose() => _repository.Dispose();

    private string? Find()
    {
        using var source = SourceRepository.Open(_repository.Folder);
        return ChangedRepositories.Find(new Dictionary<string, SourceRepository> { ["o/r"] = source }).SingleOrDefault()?.Reason;
    }
}
