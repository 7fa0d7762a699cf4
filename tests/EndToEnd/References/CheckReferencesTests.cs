namespace KubeStellar.EndToEnd.References;

[Collection(ReferencesSampleCollection.Name)]
public sealed class CheckReferencesTests(ReferencesSample sample)
{
    private const string Script = "scripts/install-demo.sh";
    private const string Values = "core-chart/values.yaml";
    private const string Guide = "docs/getting-started.md";

    [SkippableFact]
    public async Task The_sample_has_nothing_wrong_at_any_of_its_releases()
    {
        var workspace = await sample.CloneAsync();
        Assert.Empty((await workspace.RunOnBothAsync("CheckReferences")).Succeeded().Wrong);
        Assert.Empty((await workspace.RunAsync("CheckReferences", "--at", "v0.1.0-rc.1")).Succeeded().Wrong);
        Assert.Empty((await workspace.RunOnBothAsync("CheckReferences", "--history")).Succeeded().Report.GetProperty("findings").EnumerateArray());
    }

    [SkippableFact]
    public async Task A_stale_reference_is_found_by_file_and_line_and_the_command_that_is_named_mends_it()
    {
        var workspace = await sample.CloneAsync();
        workspace.KubeStellar.Edit(Script, "OCM_STATUS_ADDON_VERSION=0.1.0\n", "OCM_STATUS_ADDON_VERSION=0.1.0-rc.1\n");
        var found = (await workspace.RunAsync("CheckReferences")).Failed("references.agree", $"{Script}:9");
        var mend = Assert.Single(found.Wrong).GetProperty("fix").GetString()!.Split('\n', ';')[0];
        Assert.StartsWith("./build.sh UpdateReferences --source ", mend, StringComparison.Ordinal);

        (await sample.RunAsync(mend.Split(' ')[1..])).Succeeded();
        Assert.Empty(workspace.KubeStellar.Changes());
        Assert.Empty((await workspace.RunAsync("CheckReferences")).Succeeded().Wrong);
    }

    [SkippableFact]
    public async Task A_version_that_was_never_released_is_found_and_VerifyMain_says_that_the_commit_is_no_working_system()
    {
        var workspace = await sample.CloneAsync();
        (await workspace.RunOnBothAsync("VerifyMain")).Succeeded();
        workspace.KubeStellar.Edit(Values, "OCM_STATUS_ADDON_VERSION: \"0.1.0\"", "OCM_STATUS_ADDON_VERSION: \"0.9.0\"");
        workspace.KubeStellar.Edit(Script, "OCM_STATUS_ADDON_VERSION=0.1.0\n", "OCM_STATUS_ADDON_VERSION=0.9.0\n");
        (await workspace.RunAsync("CheckReferences")).Failed("references.resolve", $"{Values}:4", "v0.9.0");
        (await workspace.RunAsync("VerifyMain")).Succeeded();

        workspace.KubeStellar.Commit("Install a chart that nobody has released");
        var broken = (await workspace.RunOnBothAsync("VerifyMain")).Failed("references.resolve", "v0.9.0");
        var absent = broken.Report.GetProperty("artifacts").EnumerateArray().Where(artifact => artifact.GetProperty("status").GetString() == "absent");
        Assert.Equal("ghcr.io/kubestellar-sample/ocm-status-addon-chart", Assert.Single(absent).GetProperty("reference").GetString());
        (await workspace.RunAsync("VerifyMain", "--at", "v0.1.0")).Succeeded();
    }

    [SkippableFact]
    public async Task A_release_is_refused_while_its_files_name_another_one_and_goes_on_when_they_are_mended()
    {
        var workspace = await sample.CloneAsync();
        workspace.KubeStellar.Edit("CHANGELOG.md", "## 0.1.0", "## 0.2.0\n\nNothing new.\n\n## 0.1.0");
        workspace.KubeStellar.Commit("Announce 0.2.0");
        workspace.KubeStellar.Tag("v0.2.0");
        (await workspace.RunAsync("Release", "--version", "0.2.0")).Failed("references.no-self", Guide, "UpdateReferences");
        Assert.False(Directory.Exists(sample.Output("registry")), "a refused release wrote to its target");

        (await workspace.RunAsync("UpdateReferences", "--release", "0.2.0")).Succeeded();
        workspace.KubeStellar.Commit("Name the release");
        workspace.KubeStellar.Tag("v0.2.0");
        Assert.DoesNotContain((await workspace.RunAsync("CheckReferences")).Wrong, check => check.GetProperty("id").GetString() == "references.no-self");
        (await workspace.RunAsync("Release", "--version", "0.2.0", "--dry-run")).Succeeded();
    }
}
