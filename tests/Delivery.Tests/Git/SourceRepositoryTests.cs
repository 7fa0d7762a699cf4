using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Git;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Git;

public sealed class SourceRepositoryTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    [Fact]
    public void A_commit_is_found_by_its_name_abbreviated_or_not_by_a_tag_and_by_a_branch()
    {
        var first = _repository.Commit("revision", ("r.txt", "r"));
        _repository.TagAnnotated("v9.9.9", "Release 9.9.9");
        using var source = SourceRepository.Open(_repository.Folder);
        Assert.All(((string[])[first, first[..10], "v9.9.9", "main", "HEAD"]), revision => Assert.Equal(first, source.Resolve(revision).Hex));
    }

    [Theory]
    [InlineData("v0.0.0-none")]
    [InlineData("")]
    [InlineData("a b..c")]
    [InlineData("main^{tree}")]
    [InlineData("0000000000000000000000000000000000000000")]
    public void A_name_that_means_no_commit_is_an_error_that_says_it(string revision)
    {
        _repository.Commit("revision", ("r.txt", "r"));
        using var source = SourceRepository.Open(_repository.Folder);
        var error = Assert.Throws<UnknownRevisionException>(() => source.Resolve(revision));
        Assert.Equal((source.Location, revision), (error.Repository, error.Revision));
    }

    [Fact]
    public void Annotated_and_lightweight_tags_peel_to_their_commit()
    {
        var commit = _repository.Commit("first", ("a.txt", "a"));
        _repository.Tag("v1.0.0");
        _repository.TagAnnotated("v1.1.0", "Release 1.1.0");
        using var source = SourceRepository.Open(_repository.Folder);
        Assert.Equal(commit, source.FindTag("v1.0.0")!.Commit!.Value.Hex);
        Assert.Equal(commit, source.FindTag("v1.1.0")!.Commit!.Value.Hex);
        Assert.Null(source.FindTag("v2.0.0"));
    }

    [Fact]
    public void Releases_are_listed_greatest_first_and_other_tags_left_out()
    {
        _repository.Commit("first", ("a.txt", "a"));
        foreach (var tag in new[] { "v0.9.0", "v0.10.0-rc.1", "v0.10.0", "nightly", "0.11.0" })
        {
            _repository.Tag(tag);
        }

        using var source = SourceRepository.Open(_repository.Folder);
        Assert.Equal(["0.10.0", "0.10.0-rc.1", "0.9.0"], source.Releases.Select(version => version.ToString()));
    }

    [Fact]
    public void A_clean_work_tree_has_no_changes_and_ignored_files_are_none()
    {
        _repository.Commit("first", ("a.txt", "a"), (".gitignore", "bin/\n"));
        _repository.Write("bin/x", "built");
        using var source = SourceRepository.Open(_repository.Folder);
        Assert.Empty(source.ListChanges());
    }

    [Fact]
    public void Changed_added_removed_and_untracked_files_are_named()
    {
        _repository.Commit("first", ("a.txt", "a"), ("b.txt", "b"));
        _repository.Write("a.txt", "changed");
        File.Delete(Path.Combine(_repository.Folder, "b.txt"));
        _repository.Write("new/c.txt", "c");
        using var source = SourceRepository.Open(_repository.Folder);
        Assert.Equal(["a.txt", "b.txt", "new/c.txt"], source.ListChanges());
    }

    [Fact]
    public void A_folder_inside_the_checkout_opens_the_checkout()
    {
        _repository.Commit("first", ("deep/er/a.txt", "a"));
        using var source = SourceRepository.Open(Path.Combine(_repository.Folder, "deep", "er"));
        Assert.Equal(_repository.Folder, source.WorkTree);
    }

    [Fact]
    public void A_folder_without_a_repository_is_an_error_that_says_so()
    {
        using var folder = new TemporaryDirectory();
        var error = Assert.Throws<NotARepositoryException>(() => SourceRepository.Open(folder.FullPath));
        Assert.Equal("no git repository", error.Fault.Found);
        Assert.Equal("no such folder", Assert.Throws<NotARepositoryException>(() => SourceRepository.Open(folder["missing"])).Fault.Found);
    }

    [Fact]
    public void Files_of_a_commit_are_read_without_a_checkout()
    {
        var commit = _repository.Commit("first", ("dir/a.txt", "old"));
        _repository.Commit("second", ("dir/a.txt", "new"));
        using var source = SourceRepository.Open(_repository.Folder);
        var files = source.FilesAt(CommitId.Parse(commit));
        Assert.Equal("old", files.TryReadText("dir/a.txt"));
        Assert.Null(files.TryReadText("dir/b.txt"));
        Assert.Null(files.TryReadText("dir"));
    }

    [Fact]
    public async Task A_commit_is_abbreviated_as_git_does()
    {
        _repository.Commit("first", ("a.txt", "a"));
        await new Command("git").With("gc", "--quiet").WithWorkingDirectory(_repository.Folder).RunAsync(CancellationToken.None);
        var expected = await new Command("git").With("rev-parse", "--short", "HEAD").WithWorkingDirectory(_repository.Folder).RunAsync(CancellationToken.None);
        using var source = SourceRepository.Open(_repository.Folder);
        Assert.Equal(expected.StandardOutput.Trim(), source.Abbreviate(source.Head!.Value));
    }

    [Fact]
    public async Task Tags_of_a_remote_are_listed_with_the_commits_they_peel_to()
    {
        var commit = _repository.Commit("first", ("a.txt", "a"));
        _repository.TagAnnotated("v1.0.0", "Release");
        _repository.Tag("v1.0.1");
        var tags = await RemoteTags.ListAsync(_repository.AddRemote(), CancellationToken.None);
        Assert.Equal(commit, tags.Find("v1.0.0")!.Value.Hex);
        Assert.Equal(commit, tags.Find("v1.0.1")!.Value.Hex);
        Assert.Null(tags.Find("v9.9.9"));
    }

    [Fact]
    public async Task A_remote_that_does_not_answer_is_an_error_that_names_it()
    {
        using var folder = new TemporaryDirectory();
        var error = await Assert.ThrowsAsync<RemoteUnreachableException>(() => RemoteTags.ListAsync(folder["nowhere"], CancellationToken.None));
        Assert.Equal(folder["nowhere"], error.Url);
    }

    [Fact]
    public void A_default_commit_id_names_no_commit() => Assert.Throws<InvalidOperationException>(() => default(CommitId).Hex);

    public void Dispose() => _repository.Dispose();
}
