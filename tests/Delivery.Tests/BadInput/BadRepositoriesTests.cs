using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Git;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.BadInput;

/// <summary>Repositories that are none, or that lack or hold what git cannot read.</summary>
public sealed class BadRepositoriesTests : IDisposable
{
    private const string Zero = "0000000000000000000000000000000000000000\n";

    private static readonly Dictionary<string, Action<TemporaryRepository>> Damages = new(StringComparer.Ordinal)
    {
        ["HEAD is gone"] = repository => File.Delete(In(repository, "HEAD")),
        ["HEAD is empty"] = repository => File.WriteAllText(In(repository, "HEAD"), ""),
        ["HEAD is no reference"] = repository => File.WriteAllText(In(repository, "HEAD"), "\u001b[31mjunk\n"),
        ["HEAD names itself"] = repository => File.WriteAllText(In(repository, "HEAD"), "ref: HEAD\n"),
        ["a branch names itself"] = repository => File.WriteAllText(In(repository, "refs/heads/main"), "ref: refs/heads/main\n"),
        ["two branches name each other"] = repository =>
        {
            File.WriteAllText(In(repository, "refs/heads/main"), "ref: refs/heads/other\n");
            File.WriteAllText(In(repository, "refs/heads/other"), "ref: refs/heads/main\n");
        },
        ["a tag names itself"] = repository => File.WriteAllText(In(repository, "refs/tags/v1.0.0"), "ref: refs/tags/v1.0.0\n"),
        ["a tag is no reference"] = repository => File.WriteAllText(In(repository, "refs/tags/v1.0.0"), "junk\n"),
        ["the index is no index"] = repository => File.WriteAllText(In(repository, "index"), "junk"),
        ["the index is a folder"] = repository =>
        {
            File.Delete(In(repository, "index"));
            Directory.CreateDirectory(In(repository, "index"));
        },
        ["the configuration is malformed"] = repository => File.WriteAllText(In(repository, "config"), "[core\n"),
        ["the format is one to come"] = repository => File.WriteAllText(In(repository, "config"), "[core]\n\trepositoryformatversion = 99\n"),
        ["objects are no objects"] = repository => Objects(repository).ForEach(file => Overwrite(file, "junk")),
        ["objects are empty"] = repository => Objects(repository).ForEach(file => Overwrite(file, "")),
        [".git is a file of junk"] = repository => Replace(repository, "\u001b[31mjunk"),
        [".git leads nowhere"] = repository => Replace(repository, "gitdir: /nowhere/at/all\n"),
        [".git leads to itself"] = repository => Replace(repository, "gitdir: .git\n"),
        [".git is an empty folder"] = repository =>
        {
            Directory.Delete(Path.Combine(repository.Folder, ".git"), recursive: true);
            Directory.CreateDirectory(Path.Combine(repository.Folder, ".git"));
        },
    };

    private readonly TemporaryRepository _repository = new();

    public static TheoryData<string> Names => [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_repository_is_told_by_its_folder(string damage)
    {
        _repository.Commit("first", ("a.txt", "a"), ("folder/b.txt", "b"));
        _repository.TagAnnotated("v1.0.0", "Release 1.0.0");
        var folder = _repository.Folder;
        Damages[damage](_repository);

        var error = Told.By(() => ReadAll(folder));
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "no such folder")]
    [InlineData("a.txt", "a file")]
    [InlineData("a.txt/below", "no such folder")]
    [InlineData("\u001b[31m", "no such folder")]
    public void What_is_no_folder_is_no_repository(string name, string found)
    {
        _repository.Commit("first", ("a.txt", "a"));
        Assert.Equal(found, Told.By(() => SourceRepository.Open(Path.Combine(_repository.Folder, name)).Dispose()).Fault.Found);
    }

    [Fact]
    public void A_repository_before_its_first_commit_has_no_head_and_no_tags()
    {
        using var source = SourceRepository.Open(_repository.Folder);
        Assert.Null(source.Head);
        Assert.Empty(source.Tags);
        Assert.Empty(source.ListChanges());
        Told.By(() => source.Resolve("HEAD"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("..")]
    [InlineData("@{u}")]
    [InlineData("HEAD~1000000")]
    [InlineData("HEAD^{blob}")]
    [InlineData("v1.0.0^{tree}")]
    [InlineData(":a.txt")]
    [InlineData("HEAD:a.txt")]
    [InlineData("\u001b[31m")]
    [InlineData("--upload-pack=date")]
    [InlineData("refs/heads/../../HEAD~~~9")]
    public void A_revision_that_means_no_commit_is_told_in_words(string revision)
    {
        _repository.Commit("first", ("a.txt", "a"));
        _repository.Tag("v1.0.0");
        using var source = SourceRepository.Open(_repository.Folder);
        var error = Told.By(() => source.Resolve(revision));
        Assert.DoesNotContain("objectish", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("git_object", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_whose_commit_is_not_there_names_none()
    {
        _repository.Commit("first", ("a.txt", "a"));
        File.WriteAllText(In(_repository, "refs/tags/v1.0.0"), "1234567890123456789012345678901234567890\n");
        using var source = SourceRepository.Open(_repository.Folder);
        Assert.Null(source.FindTag("v1.0.0")!.Commit);
        File.WriteAllText(In(_repository, "refs/tags/v2.0.0"), Zero);
        Assert.Null(source.FindTag("v2.0.0")?.Commit);
    }

    [SkippableFact]
    public async Task A_pipe_among_the_files_is_not_waited_for()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no such pipes");
        _repository.Commit("first", ("a.txt", "a"));
        await new Command("mkfifo").With(Path.Combine(_repository.Folder, "Makefile")).RunAsync(CancellationToken.None);
        Assert.Equal("", new WorkTreeFiles(_repository.Folder).TryReadText("Makefile"));
    }

    [Fact]
    public void Links_in_a_circle_are_no_files()
    {
        File.CreateSymbolicLink(Path.Combine(_repository.Folder, "Makefile"), "other");
        File.CreateSymbolicLink(Path.Combine(_repository.Folder, "other"), "Makefile");
        Assert.Null(new WorkTreeFiles(_repository.Folder).TryReadText("nothing"));
        try
        {
            Assert.Null(new WorkTreeFiles(_repository.Folder).TryReadText("Makefile"));
        }
        catch (KubeStellar.Oci.FaultException error)
        {
            Assert.Contains("Makefile", error.Fault.Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_behind_a_link_is_read()
    {
        _repository.Write("real", "text");
        File.CreateSymbolicLink(Path.Combine(_repository.Folder, "Makefile"), "real");
        Assert.Equal("text", new WorkTreeFiles(_repository.Folder).TryReadText("Makefile"));
    }

    public void Dispose() => _repository.Dispose();

    private static void ReadAll(string folder)
    {
        using var source = SourceRepository.Open(folder);
        Assert.NotNull(source.Remotes);
        Assert.NotNull(source.HeadBranch);
        Assert.NotNull(source.Head);
        Assert.NotNull(source.FindTag("v1.0.0")!.Commit);
        Assert.Equal(["v1.0.0"], source.Tags.Select(tag => tag.Name));
        Assert.Empty(source.ListChanges());
        var files = source.FilesAt(source.Head.Value);
        Assert.NotEmpty(files.ListFolders());
        Assert.NotNull(files.TryReadText("a.txt"));
    }

    private static string In(TemporaryRepository repository, string path) => Path.Combine(repository.Folder, ".git", path);

    private static List<string> Objects(TemporaryRepository repository) =>
        [.. Directory.EnumerateFiles(In(repository, "objects"), "*", SearchOption.AllDirectories)];

    private static void Overwrite(string file, string text)
    {
        // git makes them read-only.
        File.Delete(file);
        File.WriteAllText(file, text);
    }

    private static void Replace(TemporaryRepository repository, string text)
    {
        Directory.Delete(Path.Combine(repository.Folder, ".git"), recursive: true);
        File.WriteAllText(Path.Combine(repository.Folder, ".git"), text);
    }
}
