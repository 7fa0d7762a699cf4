using KubeStellar.Delivery.Git;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Git;

public sealed class ScratchCheckoutTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();
    private readonly TemporaryDirectory _parent = new();

    [Fact]
    public void It_holds_the_commits_files_and_nothing_of_the_work_tree()
    {
        var commit = _repository.Commit("first", ("a.txt", "committed\n"), ("dir/b.txt", "b"));
        _repository.Write("a.txt", "changed");
        _repository.Write("untracked.txt", "x");
        using var source = SourceRepository.Open(_repository.Folder);
        using var checkout = ScratchCheckout.Create(source, CommitId.Parse(commit), "v1.0.0", _parent.FullPath);
        Assert.Equal("committed\n", File.ReadAllText(Path.Combine(checkout.Folder, "a.txt")));
        Assert.True(File.Exists(Path.Combine(checkout.Folder, "dir", "b.txt")));
        Assert.False(File.Exists(Path.Combine(checkout.Folder, "untracked.txt")));
    }

    [Fact]
    public void Git_sees_a_clean_tree_at_the_commit_with_that_tag_alone()
    {
        var commit = _repository.Commit("first", ("a.txt", "a"));
        _repository.Tag("v1.0.0-rc.1");
        _repository.Tag("v1.0.0");
        using var source = SourceRepository.Open(_repository.Folder);
        using var checkout = ScratchCheckout.Create(source, CommitId.Parse(commit), "v1.0.0", _parent.FullPath);
        using var made = SourceRepository.Open(checkout.Folder);
        Assert.Equal(commit, made.Head!.Value.Hex);
        Assert.Empty(made.ListChanges());
        Assert.Equal(["v1.0.0"], made.Tags.Select(tag => tag.Name));
    }

    [Fact]
    public void Line_endings_follow_the_commit_and_not_the_users_configuration()
    {
        var commit = _repository.Commit("first", ("unix.txt", "a\nb\n"), ("dos.txt", "a\r\nb\r\n"));
        _repository.Git.Config.Set("core.autocrlf", true);
        using var source = SourceRepository.Open(_repository.Folder);
        using var checkout = ScratchCheckout.Create(source, CommitId.Parse(commit), null, _parent.FullPath);
        Assert.Equal("a\nb\n", File.ReadAllText(Path.Combine(checkout.Folder, "unix.txt")));
        Assert.Equal("a\r\nb\r\n", File.ReadAllText(Path.Combine(checkout.Folder, "dos.txt")));
    }

    [Fact]
    public void It_is_removed_when_disposed_and_what_a_crash_left_is_removed_by_the_next()
    {
        var commit = CommitId.Parse(_repository.Commit("first", ("a.txt", "a")));
        var abandoned = _parent.Make("0123456789ab-crashed");
        using var source = SourceRepository.Open(_repository.Folder);
        string folder;
        using (var checkout = ScratchCheckout.Create(source, commit, null, _parent.FullPath))
        {
            folder = checkout.Folder;
            using var second = ScratchCheckout.Create(source, commit, null, _parent.FullPath);
            Assert.True(Directory.Exists(folder), "a checkout in use was taken for abandoned");
        }

        Assert.False(Directory.Exists(folder));
        Assert.False(Directory.Exists(abandoned));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_parent.FullPath));
    }

    [Fact]
    public void A_repository_that_lacks_content_of_the_commit_is_an_error_that_says_how_to_get_it()
    {
        var commit = CommitId.Parse(_repository.Commit("first", ("a.txt", "lost")));
        var blob = _repository.Git.Head.Tip["a.txt"].Target.Sha;
        var path = Path.Combine(_repository.Folder, ".git", "objects", blob[..2], blob[2..]);
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
        using var source = SourceRepository.Open(_repository.Folder);
        var errors = new[]
        {
            Assert.Throws<IncompleteRepositoryException>(() => ScratchCheckout.Create(source, commit, null, _parent.FullPath)),
            Assert.Throws<IncompleteRepositoryException>(() => source.FilesAt(commit).TryReadText("a.txt")),
        };
        Assert.All(errors, error => Assert.Contains("--refetch", error.Message, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_parent.FullPath));
    }

    [Fact]
    public void A_linked_work_tree_serves_as_well()
    {
        var commit = _repository.Commit("first", ("a.txt", "a"));
        var linked = Path.Combine(_parent.FullPath, "linked");
        _repository.Git.Worktrees.Add("linked", linked, isLocked: false);
        using var source = SourceRepository.Open(linked);
        using var checkout = ScratchCheckout.Create(source, CommitId.Parse(commit), null, _parent.Make("scratch"));
        Assert.True(File.Exists(Path.Combine(checkout.Folder, "a.txt")));
    }

    public void Dispose()
    {
        _repository.Dispose();
        _parent.Dispose();
    }
}
