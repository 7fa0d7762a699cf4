using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Reports;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived.Reports;

public sealed class DerivedReportTests : IDisposable
{
    private const string Mend = "./build.sh AllGenerated --source ../manager";
    private readonly TemporaryRepository _repository = new();
    private readonly SourceRepository _source;

    public DerivedReportTests()
    {
        _repository.Commit("first", ("go.mod", "module github.com/owner/manager\n"));
        _source = SourceRepository.Open(_repository.Folder);
    }

    [Fact]
    public void Files_that_are_current_pass()
    {
        var report = Verify();
        report.EnsureCurrent();
        Assert.Equal(("derived.current", "owner/manager", true), (report.Checks[0].Id, report.Checks[0].Subject, report.Checks[0].Ok));
    }

    [Fact]
    public void Files_that_are_not_are_named_with_the_command_that_mends_them()
    {
        var report = Verify(new FileChange("a.yaml", Content("a\n"), Content("b\n")), new FileChange("b.yaml", null, Content("b\n")), new FileChange("c.yaml", Content("c\n"), null));
        var error = Assert.Throws<StaleDerivedFilesException>(report.EnsureCurrent);
        Assert.Equal("owner/manager: a.yaml differs, b.yaml is missing, c.yaml is left over", error.Fault.Found);
        Assert.Contains(Mend, error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Equal(report.Checks, error.Checks);
    }

    [Fact]
    public void Of_many_files_the_first_are_named_and_the_others_counted()
    {
        var report = Verify([.. Enumerable.Range(10, 15).Select(number => new FileChange($"{number}.yaml", null, Content("x\n")))]);
        Assert.EndsWith("19.yaml is missing and 5 more", report.Checks[0].Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_tells_every_file_with_its_whole_difference()
    {
        var before = string.Concat(Enumerable.Range(0, 500).Select(number => $"old {number}\n"));
        var after = string.Concat(Enumerable.Range(0, 500).Select(number => $"new {number}\n"));
        var json = Json(Verify(new FileChange("a.yaml", Content(before), Content(after)), new FileChange("b.yaml", null, Content("b\n"))));

        Assert.Equal("VerifyCodegen", json.GetProperty("target").GetString());
        Assert.Equal("owner/manager", json.GetProperty("repository").GetString());
        Assert.Equal(_repository.Head, json.GetProperty("commit").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("version").ValueKind);
        Assert.Empty(json.GetProperty("artifacts").EnumerateArray());
        Assert.False(Assert.Single(json.GetProperty("checks").EnumerateArray()).GetProperty("ok").GetBoolean());

        var derived = Assert.Single(json.GetProperty("derived").EnumerateArray());
        Assert.Equal(("manifests", "changed", false), (derived.GetProperty("name").GetString(), derived.GetProperty("status").GetString(), derived.GetProperty("remembered").GetBoolean()));
        var tool = Assert.Single(derived.GetProperty("tools").EnumerateArray());
        Assert.Equal(("controller-gen", "v0.15.0"), (tool.GetProperty("name").GetString(), tool.GetProperty("version").GetString()));
        var files = derived.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal([("a.yaml", "changed"), ("b.yaml", "added")], files.Select(file => (file.GetProperty("path").GetString()!, file.GetProperty("change").GetString()!)));
        Assert.Equal(2 + 1 + 1000, files[0].GetProperty("diff").GetString()!.TrimEnd('\n').Split('\n').Length);
        Assert.Equal("--- /dev/null\n+++ b/b.yaml\n@@ -0,0 +1,1 @@\n+b\n", files[1].GetProperty("diff").GetString());
    }

    [Fact]
    public void Sources_that_disagree_have_no_common_commit()
    {
        using var other = new TemporaryRepository();
        other.Commit("other", ("go.mod", "module github.com/owner/addon\n"));
        using var source = SourceRepository.Open(other.Folder);
        var json = Json(DerivedReport.OfVerification("VerifyCodegen", [Of(_source), Of(source)], Mend));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (json.GetProperty("repository").ValueKind, json.GetProperty("commit").ValueKind));
        Assert.Equal(["owner/manager", "owner/addon"], json.GetProperty("derived").EnumerateArray().Select(derived => derived.GetProperty("repository").GetString()));
    }

    [Fact]
    public void A_link_that_becomes_a_file_is_said_to()
    {
        var change = new FileChange("a.yaml", new FileContent(TreeFileKind.Symlink, "b.yaml"u8.ToArray()), Content("b\n"));
        Assert.StartsWith("a.yaml: a symbolic link becomes a file\n--- a/a.yaml\n", UnifiedDiff.Of(change), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _source.Dispose();
        _repository.Dispose();
    }

    private DerivedReport Verify(params FileChange[] changes) => DerivedReport.OfVerification("VerifyCodegen", [Of(_source, changes)], Mend);

    private static DerivedRepository Of(SourceRepository source, params FileChange[] changes)
    {
        var derivation = new Derivation("manifests", [], [], new InputScope(ReadsGo: true, []));
        var plan = DerivationPlan.OfCommit(source, source.Head!.Value, DerivationChoice.Modules);
        return new DerivedRepository(plan, [new DerivedResult(derivation, changes, false, [new Tool("controller-gen", "v0.15.0", ToolOrigin.ToolCache, "/tools/controller-gen")])]);
    }

    private static FileContent Content(string text) => new(TreeFileKind.Regular, Encoding.UTF8.GetBytes(text));

    private static JsonElement Json(DerivedReport report)
    {
        using var stream = new MemoryStream();
        DerivedReportJson.Write(report, stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement.Clone();
    }
}
