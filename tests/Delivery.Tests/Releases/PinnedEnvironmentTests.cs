using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

/// <summary>The user's environment reaches the go command of a release only where it cannot change the image.</summary>
public sealed class PinnedEnvironmentTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();
    private readonly TemporaryDirectory _elsewhere = new();

    [SkippableTheory]
    [InlineData("GOFLAGS", "-buildvcs=false")]
    [InlineData("GOAMD64", "v3")]
    [InlineData("GOEXPERIMENT", "noregabiargs")]
    [InlineData("CGO_ENABLED", "1")]
    public async Task A_variable_of_the_go_command_does_not_change_the_digest(string variable, string value)
    {
        var plain = await _shop.ReleaseAsync("1.0.0");
        _shop.Environment[variable] = value;
        Assert.Equal(plain.Digest, (await _shop.ReleaseAsync("1.0.0")).Digest);
    }

    [SkippableFact]
    public async Task Settings_that_go_env_wrote_do_not_change_the_digest_and_still_say_where_modules_come_from()
    {
        var plain = await _shop.ReleaseAsync("1.0.0");
        _shop.Environment["GOENV"] = _elsewhere.Write("env", "GOFLAGS=-buildvcs=false\nGOAMD64=v3\nGOPROXY=off\n");
        Assert.Equal(plain.Digest, (await _shop.ReleaseAsync("1.0.0")).Digest);
    }

    [SkippableFact]
    public async Task Another_repository_that_git_variables_name_is_not_stamped_into_the_binary()
    {
        var plain = await _shop.ReleaseAsync("1.0.0");
        using var other = new TemporaryRepository();
        other.Commit("other", ("a.txt", "a"));
        _shop.Environment["GIT_DIR"] = Path.Combine(other.Folder, ".git");
        _shop.Environment["GIT_WORK_TREE"] = other.Folder;
        Assert.Equal(plain.Digest, (await _shop.ReleaseAsync("1.0.0")).Digest);
    }

    [SkippableFact]
    public async Task A_workspace_around_the_checkout_or_named_by_a_variable_plays_no_part()
    {
        var plain = await _shop.ReleaseAsync("1.0.0");
        _shop.Folder.Write("go.work", "go 1.19\n\nuse ./nowhere\n");
        _shop.Environment["GOWORK"] = _shop.Folder["go.work"];
        Assert.Equal(plain.Digest, (await _shop.ReleaseAsync("1.0.0")).Digest);
    }

    [SkippableFact]
    public async Task A_workspace_of_the_commit_is_used()
    {
        _shop.Source.Commit(
            "workspace",
            ("go.work", "go 1.19\n\nuse .\nuse ./library\n"),
            ("library/go.mod", "module example.org/library\n\ngo 1.19\n"),
            ("library/library.go", "package library\n\nconst Text = \"from the workspace\"\n"),
            ("cmd/hello/main.go", "package main\n\nimport \"example.org/library\"\n\nfunc main() { println(library.Text) }\n"));
        _shop.Source.Tag("v1.1.0");
        Assert.NotNull((await _shop.ReleaseAsync("1.1.0")).Digest);
    }

    public void Dispose()
    {
        _shop.Dispose();
        _elsewhere.Dispose();
    }
}
