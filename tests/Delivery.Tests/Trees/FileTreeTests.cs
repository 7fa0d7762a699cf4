using System.Runtime.Versioning;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Tests.Trees;

public sealed class FileTreeTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    [Fact]
    public void A_commit_has_its_files_by_path_with_git_s_own_names_and_nothing_of_the_work_tree()
    {
        var commit = _repository.Commit("first", ("b.txt", "b\n"), ("a/c.txt", "c"), ("a.txt", ""));
        _repository.Write("b.txt", "changed");
        _repository.Write("new.txt", "new");
        using var source = SourceRepository.Open(_repository.Folder);
        var tree = FileTree.Of(source, CommitId.Parse(commit));
        Assert.Equal(["a.txt", "a/c.txt", "b.txt"], tree.Files.Select(file => file.Path));
        Assert.Equal(_repository.Git.Head.Tip["b.txt"].Target.Sha, tree.IdOf(tree.Find("b.txt")!));
        Assert.Equal("b\n"u8.ToArray(), tree.Read(tree.Find("b.txt")!));
        Assert.Equal("c", tree.TryReadText("a/c.txt"));
        Assert.Null(tree.TryReadText("a"));
        Assert.Equal(["a"], tree.ListFolders());
        Assert.Equal($"{source.Location} at {commit[..12]}", tree.Location);
    }

    [Fact]
    public void A_work_tree_has_what_git_would_add()
    {
        _repository.Commit("first", (".gitignore", "*.log\nbin/\n"), ("kept.txt", "kept"), ("changed.txt", "old"), ("deleted.txt", "x"), ("sub/replaced", "a file"), ("forced.txt", "tracked"));
        _repository.Write("changed.txt", "new\r\n");
        _repository.Write("added/deep/file.txt", "added");
        _repository.Write("trace.log", "ignored");
        _repository.Write("bin/tool", "ignored");
        _repository.Write("forced.log", "tracked although ignored");
        LibGit2Sharp.Commands.Stage(_repository.Git, "forced.log", new StageOptions { IncludeIgnored = true });
        File.Delete(Path.Combine(_repository.Folder, "deleted.txt"));
        File.Delete(Path.Combine(_repository.Folder, "sub/replaced"));
        _repository.Write("sub/replaced/by-folder", "x");
        using var source = SourceRepository.Open(_repository.Folder);
        var tree = FileTree.OfWorkTree(source);
        Assert.Equal(
            [".gitignore", "added/deep/file.txt", "changed.txt", "forced.log", "forced.txt", "kept.txt", "sub/replaced/by-folder"], tree.Files.Select(file => file.Path));
        Assert.Equal("new\r\n", tree.TryReadText("changed.txt"));
        Assert.Equal(["added", "sub"], tree.ListFolders());
        Assert.Equal(source.WorkTree, tree.Location);
    }

    [Fact]
    public void A_work_tree_as_committed_is_the_commit()
    {
        var commit = _repository.Commit("first", ("a.txt", "a\n"), ("päth with spaces/ü.txt", "ü"), ("empty", ""));
        using var source = SourceRepository.Open(_repository.Folder);
        var (committed, present) = (FileTree.Of(source, CommitId.Parse(commit)), FileTree.OfWorkTree(source));
        Assert.Equal(committed.Files, present.Files);
        Assert.All(committed.Files, file => Assert.Equal(committed.IdOf(file), present.IdOf(file)));
    }

    [UnsupportedOSPlatform("windows")]
    [SkippableFact]
    public void Modes_and_links_are_kept_and_what_lies_behind_a_linked_folder_is_not_in_the_tree()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has neither the executable bit nor links for everyone");
        _repository.Commit("first", ("run.sh", "#!/bin/sh\n"), ("folder/file.txt", "x"), ("elsewhere/file.txt", "x"));
        File.SetUnixFileMode(Path.Combine(_repository.Folder, "run.sh"), (UnixFileMode)0b111_101_101);
        File.CreateSymbolicLink(Path.Combine(_repository.Folder, "link"), "folder/file.txt");
        var commit = _repository.Commit("modes");
        using var source = SourceRepository.Open(_repository.Folder);
        foreach (var tree in new[] { FileTree.Of(source, CommitId.Parse(commit)), FileTree.OfWorkTree(source) })
        {
            Assert.Equal(TreeFileKind.Executable, tree.Find("run.sh")!.Kind);
            Assert.Equal(TreeFileKind.Regular, tree.Find("folder/file.txt")!.Kind);
            Assert.Equal(TreeFileKind.Symlink, tree.Find("link")!.Kind);
            Assert.Equal("folder/file.txt"u8.ToArray(), tree.Read(tree.Find("link")!));
            Assert.Equal(_repository.Git.Head.Tip["link"].Target.Sha, tree.IdOf(tree.Find("link")!));
            Assert.Null(tree.TryReadText("link"));
        }

        Directory.Delete(Path.Combine(_repository.Folder, "folder"), recursive: true);
        File.CreateSymbolicLink(Path.Combine(_repository.Folder, "folder"), "elsewhere");
        var linked = FileTree.OfWorkTree(source);
        Assert.Equal(["elsewhere/file.txt", "folder", "link", "run.sh"], linked.Files.Select(file => file.Path));
        Assert.Equal(TreeFileKind.Symlink, linked.Find("folder")!.Kind);
    }

    [Fact]
    public void Submodules_and_repositories_in_the_work_tree_are_left_out()
    {
        using var other = new TemporaryRepository();
        other.Commit("first", ("inner.txt", "inner"));
        _repository.Commit("first", ("a.txt", "a"));
        var commit = _repository.CommitSubmodule("third/party", other);
        Repository.Clone(other.Folder, Path.Combine(_repository.Folder, "cloned"));
        using var source = SourceRepository.Open(_repository.Folder);
        foreach (var tree in new[] { FileTree.Of(source, CommitId.Parse(commit)), FileTree.OfWorkTree(source) })
        {
            Assert.Equal([".gitmodules", "a.txt"], tree.Files.Select(file => file.Path));
            Assert.True(tree.IsInSubmodule("third/party"));
            Assert.True(tree.IsInSubmodule("third/party/inner.txt"));
            Assert.False(tree.IsInSubmodule("third/partyline"));
        }
    }

    [Fact]
    public void Looking_at_a_work_tree_changes_nothing_in_it_nor_in_its_git_folder()
    {
        _repository.Commit("first", ("a.txt", "a"), ("b.txt", "b"));
        _repository.Write("a.txt", "c");
        File.SetLastWriteTimeUtc(Path.Combine(_repository.Folder, "b.txt"), DateTime.UnixEpoch);
        using var source = SourceRepository.Open(_repository.Folder);
        var before = Times();
        var tree = FileTree.OfWorkTree(source);
        Assert.All(tree.Files, file => tree.IdOf(file));
        Assert.Equal(before, Times());

        Dictionary<string, DateTime> Times() => Directory.EnumerateFileSystemEntries(_repository.Folder, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.GetLastWriteTimeUtc);
    }

    [Fact]
    public void A_file_that_changes_or_goes_after_it_was_looked_at_is_an_error_that_names_it()
    {
        _repository.Commit("first", ("a.txt", "a"), ("b.txt", "b"));
        using var source = SourceRepository.Open(_repository.Folder);
        var tree = FileTree.OfWorkTree(source);
        tree.IdOf(tree.Find("a.txt")!);
        var changed = _repository.Write("a.txt", "changed");
        File.Delete(Path.Combine(_repository.Folder, "b.txt"));
        Assert.Equal(changed, Assert.Throws<UnreadableSourceException>(() => tree.Read(tree.Find("a.txt")!)).Path);
        Assert.Equal(Path.Combine(_repository.Folder, "b.txt"), Assert.Throws<UnreadableSourceException>(() => tree.IdOf(tree.Find("b.txt")!)).Path);
    }

    [Fact]
    public void A_commit_whose_content_is_missing_is_an_error_that_says_how_to_get_it()
    {
        var commit = _repository.Commit("first", ("a.txt", "lost"));
        var id = _repository.Git.Head.Tip["a.txt"].Target.Sha;
        var path = Path.Combine(_repository.Folder, ".git", "objects", id[..2], id[2..]);
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
        using var source = SourceRepository.Open(_repository.Folder);
        var tree = FileTree.Of(source, CommitId.Parse(commit));
        Assert.Contains("--refetch", Assert.Throws<IncompleteRepositoryException>(() => tree.TryReadText("a.txt")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_repository_has_commits_but_no_work_tree()
    {
        var commit = _repository.Commit("first", ("a.txt", "a"));
        using var bare = SourceRepository.Open(_repository.AddRemote());
        Assert.Equal("a", FileTree.Of(bare, CommitId.Parse(commit)).TryReadText("a.txt"));
        Assert.Throws<NotARepositoryException>(() => FileTree.OfWorkTree(bare));
    }

    public void Dispose() => _repository.Dispose();
}
