namespace KubeStellar.EndToEnd.References;

[Collection(ReferencesSampleCollection.Name)]
public sealed class UpdateReferencesTests(ReferencesSample sample)
{
    private const string Chart = "ghcr.io/kubestellar-sample/ocm-status-addon-chart";
    private const string Script = "scripts/install-demo.sh";
    private const string Values = "core-chart/values.yaml";

    [SkippableFact]
    public async Task From_one_version_to_another_and_back_leaves_the_checkout_byte_for_byte_as_it_was()
    {
        var workspace = await sample.CloneAsync();
        (await workspace.RunAsync("UpdateReferences", "--artifact", Chart, "--to", "0.1.0-rc.1")).Succeeded();
        Assert.Equal([Values, Script], workspace.KubeStellar.Changes());
        Assert.Contains("OCM_STATUS_ADDON_VERSION: \"0.1.0-rc.1\"", await File.ReadAllTextAsync(workspace.KubeStellar[Values]), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(workspace.KubeStellar[Script]).HasFlag(UnixFileMode.UserExecute));
        (await workspace.RunAsync("CheckReferences")).Succeeded();

        var again = (await workspace.RunAsync("UpdateReferences", "--artifact", Chart, "--to", "0.1.0-rc.1")).Succeeded();
        Assert.Empty(again.Report.GetProperty("updates")[0].GetProperty("files").EnumerateArray());
        (await workspace.RunAsync("update-references", "--all")).Succeeded();
        Assert.Empty(workspace.KubeStellar.Changes());
    }

    [SkippableFact]
    public async Task A_dry_run_prints_the_difference_and_writes_nothing()
    {
        var workspace = await sample.CloneAsync();
        var planned = (await workspace.RunAsync("UpdateReferences", "--artifact", "kubestellar-sample/ocm-status-addon", "--to", "0.1.0-rc.1", "--dry-run")).Succeeded();
        Assert.Contains("+OCM_STATUS_ADDON_VERSION: \"0.1.0-rc.1\"", planned.Output, StringComparison.Ordinal);
        Assert.Null(planned.Json);
        Assert.Empty(workspace.KubeStellar.Changes());
    }

    [SkippableFact]
    public async Task The_declared_references_of_a_repository_to_itself_name_the_release_that_is_made()
    {
        var workspace = await sample.CloneAsync();
        (await workspace.RunAsync("UpdateReferences", "--release", "0.2.0")).Succeeded();
        Assert.Equal(["config/postcreate-hooks/kubestellar.yaml", "docs/getting-started.md"], workspace.KubeStellar.Changes());
        Assert.DoesNotContain("0.1.0", await File.ReadAllTextAsync(workspace.KubeStellar["docs/getting-started.md"]), StringComparison.Ordinal);
        Assert.Contains("- \"0.2.0\" # the release", await File.ReadAllTextAsync(workspace.KubeStellar["config/postcreate-hooks/kubestellar.yaml"]), StringComparison.Ordinal);

        var addon = await sample.RunAsync(["UpdateReferences", "--source", workspace.StatusAddon.Folder, "--release", "0.2.0"]);
        addon.Succeeded();
        Assert.Contains("--version v0.2.0", await File.ReadAllTextAsync(workspace.StatusAddon["docs/install.md"]), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("UpdateReferences", "--artifact <name> --to <version>")]
    [InlineData("UpdateReferences --artifact ocm-status-addon", "--artifact <name> --to <version>")]
    [InlineData("UpdateReferences --all --release 0.2.0", "--all --release")]
    [InlineData("UpdateReferences --artifact kubestellar-sample/ocm-status-adon --to 0.1.0", "kubestellar-sample/ocm-status-addon")]
    [InlineData("UpdateReferences --artifact kubestellar-sample/ocm-status-addon --to 0.7.0", "the newest are 0.1.0")]
    [InlineData("UpdateReferences --artifact kubestellar-sample/ocm-status-addon --to latest", "major.minor.patch")]
    [InlineData("References --at v0.1.0 --history", "--at or --history")]
    [InlineData("References --at v9.9.9", "v9.9.9")]
    [InlineData("CheckReferences --at v9.9.9", "v9.9.9")]
    [InlineData("Graph --format png", "html, mermaid, dot, json")]
    [InlineData("Graph --view nowhere", "nowhere")]
    [InlineData("ReleaseOrder --change kubestelar", "kubestellar")]
    [InlineData("ReleaseOrder --change kubestellar=next", "next")]
    public async Task A_wrong_argument_is_an_error_that_says_what_would_be_right_and_changes_nothing(string arguments, string expected)
    {
        var workspace = await sample.CloneAsync();
        var words = arguments.Split(' ');
        (await workspace.RunAsync(words[0], words[1..])).Failed(expected);
        Assert.Empty(workspace.KubeStellar.Changes());
    }
}
