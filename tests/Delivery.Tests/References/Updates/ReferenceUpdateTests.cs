using System.Text;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Trees;
using KubeStellar.Delivery.Versions;
using static KubeStellar.Delivery.Tests.References.Artifacts;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class ReferenceUpdateTests : IDisposable
{
    private readonly UpdateWorkshop _workshop = new();

    [Theory]
    [InlineData(TagStyle.Plain, "", "0.9.2", "0.9.3")]
    [InlineData(TagStyle.Plain, "", "v0.9.2", "0.9.3")]
    [InlineData(TagStyle.WithV, "", "v0.9.2", "v0.9.3")]
    [InlineData(TagStyle.WithV, "", "0.9.2", "v0.9.3")]
    [InlineData(TagStyle.WithV, "v", "0.9.2", "0.9.3")]
    [InlineData(TagStyle.Plain, "v", "0.9.2", "0.9.3")]
    [InlineData(null, "", "0.9.2", "0.9.3")]
    [InlineData(null, "", "v0.9.2", "v0.9.3")]
    public async Task A_place_gets_the_tag_in_the_artifact_s_style_without_what_stands_before_it(TagStyle? style, string prefix, string written, string expected)
    {
        _workshop.Write("deploy.yaml", $"image: \"{FlexImage.Name}:{prefix}{written}\" # keep\r\n");
        _workshop.Written.Add("deploy.yaml", $":{prefix}⟦{written}⟧", ReferenceForm.Image, FlexImage, reference => reference with { Style = style, Prefix = prefix });
        await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Equal($"image: \"{FlexImage.Name}:{prefix}{expected}\" # keep\r\n", _workshop.Text("deploy.yaml"));
    }

    [Fact]
    public async Task A_name_that_nothing_uses_keeps_its_form_whatever_the_tags_look_like()
    {
        _workshop.Write("docs.md", "export KUBEFLEX_VERSION=0.9.2\n");
        _workshop.Written.Add("docs.md", "=⟦0.9.2⟧", ReferenceForm.Variable, FlexSource, reference => reference with { Style = TagStyle.WithV });
        await _workshop.ApplyAsync("kubeflex", "0.9.3");
        Assert.Equal("export KUBEFLEX_VERSION=0.9.3\n", _workshop.Text("docs.md"));
    }

    [Fact]
    public async Task A_literal_changes_when_what_uses_it_is_updated_and_the_uses_stay()
    {
        _workshop.Write("values.yaml", "HELM_VERSION: '3.14.0'\n");
        _workshop.Write("job.yaml", "image: quay.io/kubestellar/helm:{{.Values.HELM_VERSION}}\n");
        AddUse("job.yaml", "helm:⟦{{.Values.HELM_VERSION}}⟧", HelmImage, "values.yaml", "'⟦3.14.0⟧'");
        _workshop.Written.Add("values.yaml", "'⟦3.14.0⟧'", ReferenceForm.ChartValue, HelmImage, reference => reference with { Style = TagStyle.Plain });
        var plan = await _workshop.ApplyAsync("quay.io/kubestellar/helm", "3.15.1");
        Assert.Equal("HELM_VERSION: '3.15.1'\n", _workshop.Text("values.yaml"));
        Assert.Equal("image: quay.io/kubestellar/helm:{{.Values.HELM_VERSION}}\n", _workshop.Text("job.yaml"));
        var use = Assert.Single(plan.Repositories[0].Untouched);
        Assert.Equal((UntouchedCause.Use, "its version stands at values.yaml:1:16"), (use.Cause, use.Reason));
    }

    [Fact]
    public async Task A_literal_without_an_entry_of_its_own_is_found_by_its_use()
    {
        _workshop.Write("values.yaml", "flex: 0.9.2\n");
        _workshop.Write("chart.yaml", "version: v{{.Values.flex}}\n");
        AddUse("chart.yaml", "v⟦{{.Values.flex}}⟧", FlexChart, "values.yaml", "⟦0.9.2⟧", "v", TagStyle.WithV);
        await _workshop.ApplyAsync(FlexChart.Name, "0.9.3");
        Assert.Equal("flex: 0.9.3\n", _workshop.Text("values.yaml"));
    }

    [Fact]
    public async Task A_literal_whose_uses_contradict_each_other_keeps_its_form()
    {
        _workshop.Write("values.yaml", "flex: 0.9.2\n");
        _workshop.Write("use.yaml", "a: {{.Values.flex}}\nb: v{{.Values.flex}}\nc: {{ .Values.flex }}\n");
        AddUse("use.yaml", "a: ⟦{{.Values.flex}}⟧", FlexImage, "values.yaml", "⟦0.9.2⟧");
        AddUse("use.yaml", "v⟦{{.Values.flex}}⟧", FlexChart, "values.yaml", "⟦0.9.2⟧", "v", TagStyle.WithV);
        AddUse("use.yaml", "c: ⟦{{ .Values.flex }}⟧", FlexChart, "values.yaml", "⟦0.9.2⟧", "", TagStyle.WithV);
        await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Equal("flex: 0.9.3\n", _workshop.Text("values.yaml"));
    }

    [Fact]
    public async Task A_literal_that_is_also_the_version_of_something_else_stays()
    {
        _workshop.Write("values.yaml", "version: 1.0.0\n");
        _workshop.Write("use.yaml", "flex: {{.Values.version}}\nproxy: {{ .Values.version }}\n");
        AddUse("use.yaml", "⟦{{.Values.version}}⟧", FlexImage, "values.yaml", "⟦1.0.0⟧");
        AddUse("use.yaml", "⟦{{ .Values.version }}⟧", Proxy, "values.yaml", "⟦1.0.0⟧");
        var plan = await _workshop.PlanAsync(KubeFlex, "1.1.0");
        Assert.True(plan.IsEmpty);
        var untouched = Assert.Single(plan.Repositories[0].Untouched);
        Assert.Equal((UntouchedCause.Shared, "it is the version of the image quay.io/brancz/kube-rbac-proxy as well, at use.yaml:2:8"), (untouched.Cause, untouched.Reason));
    }

    [Theory]
    [InlineData(ReferenceKind.Historical, UntouchedCause.Historical)]
    [InlineData(ReferenceKind.LowerBound, UntouchedCause.LowerBound)]
    [InlineData(ReferenceKind.Placeholder, UntouchedCause.Placeholder)]
    [InlineData(ReferenceKind.Moving, UntouchedCause.Moving)]
    public async Task What_names_no_single_current_version_stays_and_is_told(ReferenceKind kind, UntouchedCause cause)
    {
        _workshop.Write("docs/notes.md", "In 0.9.1 this was so.\n");
        _workshop.Written.Add("docs/notes.md", "⟦0.9.1⟧", ReferenceForm.Prose, FlexSource, reference => reference with { Kind = kind });
        var plan = await _workshop.PlanAsync(KubeFlex, "0.9.3");
        Assert.True(plan.IsEmpty);
        Assert.Equal([(cause, "a test says so")], plan.Repositories[0].Untouched.Select(left => (left.Cause, left.Reason)));
        Assert.Empty((await _workshop.PlanAsync(KubeFlex, "0.9.1")).Repositories[0].Untouched);
    }

    [Theory]
    [InlineData("vendor/github.com/x/y.go")]
    [InlineData("tools/go.sum")]
    [InlineData("pkg/crd/files/a.yaml")]
    public async Task Files_that_programs_make_stay(string path)
    {
        _workshop.Write(path, "version: 0.9.1\n");
        _workshop.Written.Add(path, "⟦0.9.1⟧", ReferenceForm.Variable, FlexSource);
        var plan = await _workshop.PlanAsync(KubeFlex, "0.9.3");
        Assert.Equal([UntouchedCause.Derived], plan.Repositories[0].Untouched.Select(left => left.Cause));
    }

    [Fact]
    public async Task A_declared_difference_stays_unless_the_artifact_is_named_by_itself()
    {
        _workshop.Write("test.yaml", "image: x:0.8.0\n");
        _workshop.Written.Add("test.yaml", "⟦0.8.0⟧", ReferenceForm.Image, FlexImage, reference => reference with { Rule = WrittenLedger.Rule(RuleMeaning.MayDiffer) });
        var plan = await _workshop.PlanAsync(KubeFlex, "0.9.3");
        Assert.Equal([(UntouchedCause.MayDiffer, "it may differ: a rule says so")], plan.Repositories[0].Untouched.Select(left => (left.Cause, left.Reason)));
        Assert.Equal(["0.8.0 → 0.9.3"], (await _workshop.PlanAsync(FlexImage.Name, "0.9.3")).Repositories[0].Edits.Select(edit => $"{edit.Old} → {edit.New}"));
    }

    [Fact]
    public async Task A_digest_stays_with_the_version_beside_it()
    {
        var digest = "sha256:" + new string('a', 64);
        _workshop.Write("a.yaml", $"one: x@{digest}\ntwo: x:0.9.1@{digest}\n");
        _workshop.Written.Add("a.yaml", $"one: x@⟦{digest}⟧", ReferenceForm.Image, FlexImage);
        _workshop.Written.Add("a.yaml", ":⟦0.9.1⟧@", ReferenceForm.Image, FlexImage);
        var plan = await _workshop.PlanAsync(KubeFlex, "0.9.3");
        Assert.True(plan.IsEmpty);
        Assert.Equal([UntouchedCause.Pinned, UntouchedCause.Pinned], plan.Repositories[0].Untouched.Select(left => left.Cause));
    }

    [Fact]
    public async Task The_name_of_a_downloaded_file_changes_with_its_tag()
    {
        const string Url = "https://github.com/kubestellar/kubeflex/releases/download/v0.9.2/kubeflex_0.9.2_linux_amd64.tar.gz";
        _workshop.Write("install.sh", $"curl -sL '{Url}' # 0.9.2 for now\n");
        _workshop.Written.Add("install.sh", "download/⟦v0.9.2⟧/", ReferenceForm.DownloadUrl, FlexAsset, reference => reference with { Style = TagStyle.WithV });
        await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Equal($"curl -sL '{Url.Replace("0.9.2", "0.9.3", StringComparison.Ordinal)}' # 0.9.2 for now\n", _workshop.Text("install.sh"));
    }

    [Fact]
    public async Task A_repetition_with_an_entry_of_its_own_changes_once()
    {
        _workshop.Write("install.sh", "curl https://github.com/kubestellar/kubeflex/releases/download/v0.9.2/flex-0.9.2-linux.tgz\n");
        _workshop.Written.Add("install.sh", "download/⟦v0.9.2⟧/", ReferenceForm.DownloadUrl, FlexAsset, reference => reference with { Style = TagStyle.WithV });
        _workshop.Written.Add("install.sh", "flex-⟦0.9.2⟧-", ReferenceForm.DownloadUrl, FlexAsset, reference => reference with { Style = TagStyle.Plain });
        Assert.Equal(2, (await _workshop.ApplyAsync(KubeFlex, "0.9.3")).Repositories[0].Edits.Count);
        Assert.EndsWith("/v0.9.3/flex-0.9.3-linux.tgz\n", _workshop.Text("install.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_pinned_by_commit_moves_with_its_comment_where_a_checkout_tells_the_commit()
    {
        var (old, later) = (new string('1', 40), new string('2', 40));
        _workshop.Write(".github/workflows/ci.yml", $"  - uses: kubestellar/kubeflex/install@{old} # v0.9.2\n");
        _workshop.Written.Add(".github/workflows/ci.yml", $"@⟦{old}⟧", ReferenceForm.Action, FlexSource);
        var plan = await _workshop.PlanAsync(KubeFlex, "0.9.3");
        Assert.Contains("no checkout beside it has the tag v0.9.3", Assert.Single(plan.Repositories[0].Untouched).Reason, StringComparison.Ordinal);
        _workshop.Releases.Commits["v0.9.3"] = CommitId.Parse(later);
        await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Equal($"  - uses: kubestellar/kubeflex/install@{later} # v0.9.3\n", _workshop.Text(".github/workflows/ci.yml"));
    }

    [Fact]
    public async Task Modes_and_encodings_stay()
    {
        var latin = Encoding.Latin1.GetBytes("# für alle\nFLEX=0.9.2\n");
        _workshop.Write("install.sh", latin);
        _workshop.Write("bom.txt", [0xEF, 0xBB, 0xBF, .. "0.9.2"u8]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_workshop.Repository.Folder, "install.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _workshop.Written.Add("install.sh", "⟦0.9.2⟧", ReferenceForm.Variable, FlexSource);
        _workshop.Written.Add("bom.txt", "⟦0.9.2⟧", ReferenceForm.Prose, FlexSource);
        await _workshop.ApplyAsync(KubeFlex, "0.10.0");
        Assert.Equal(Encoding.Latin1.GetBytes("# für alle\nFLEX=0.10.0\n"), _workshop.Bytes("install.sh"));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "0.10.0"u8], _workshop.Bytes("bom.txt"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Path.Combine(_workshop.Repository.Folder, "install.sh")).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public async Task The_difference_is_one_that_git_applies()
    {
        _workshop.Write("a.txt", "1\n2\nflex 0.9.2\n");
        _workshop.Written.Add("a.txt", "⟦0.9.2⟧", ReferenceForm.Prose, FlexSource);
        Assert.Equal("--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n 1\n 2\n-flex 0.9.2\n+flex 0.9.3\n", (await _workshop.PlanAsync(KubeFlex, "0.9.3")).Repositories[0].Diff);
        Assert.Equal("1\n2\nflex 0.9.2\n", _workshop.Text("a.txt"));
    }

    [Fact]
    public async Task A_file_that_changed_since_the_scan_changes_nothing()
    {
        _workshop.Write("a.txt", "flex 0.9.2\n");
        _workshop.Written.Add("a.txt", "⟦0.9.2⟧", ReferenceForm.Prose, FlexSource);
        _workshop.Repository.Write("a.txt", "gone\n");
        var error = await Assert.ThrowsAsync<ChangedSinceScanException>(() => _workshop.PlanAsync(KubeFlex, "0.9.3"));
        Assert.Contains("a.txt:1:6", error.Message, StringComparison.Ordinal);
        Assert.Equal("gone\n", _workshop.Text("a.txt"));
    }

    [Fact]
    public async Task A_commit_is_planned_for_but_never_written()
    {
        _workshop.Write("a.txt", "flex 0.9.2\n");
        _workshop.Written.Add("a.txt", "⟦0.9.2⟧", ReferenceForm.Prose, FlexSource);
        var commit = CommitId.Parse(_workshop.Repository.Commit("first"));
        using var source = SourceRepository.Open(_workshop.Repository.Folder);
        var scanned = new ScannedRepository(FileTree.Of(source, commit), null, _workshop.Written.Ledger with { Commit = commit, Revision = "v1" });
        var plan = await _workshop.Updates().PlanAsync([scanned], new ArtifactGoal(new ArtifactChoice(KubeFlex, KubeFlex, IsRepository: true), ReleaseVersion.Parse("0.9.3")), CancellationToken.None);
        Assert.Contains("+flex 0.9.3", plan.Repositories[0].Diff, StringComparison.Ordinal);
        Assert.Equal("v1", Assert.Throws<UpdateOfCommitException>(plan.Apply).Revision);
    }

    public void Dispose() => _workshop.Dispose();

    private void AddUse(string path, string piece, ReferencedArtifact artifact, string definedIn, string literal, string prefix = "", TagStyle style = TagStyle.Plain)
    {
        var written = literal[(literal.IndexOf('⟦', StringComparison.Ordinal) + 1)..literal.IndexOf('⟧', StringComparison.Ordinal)];
        _workshop.Written.Add(path, piece, ReferenceForm.Image, artifact, reference => reference with
        {
            DefinedAt = _workshop.Written.Place(definedIn, literal),
            Version = prefix + written,
            Prefix = prefix,
            Style = style,
        });
    }
}
