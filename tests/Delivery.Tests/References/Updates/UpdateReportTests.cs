using System.Text.Json;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Trees;
using KubeStellar.Delivery.Versions;
using static KubeStellar.Delivery.Tests.References.Artifacts;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class UpdateReportTests : IDisposable
{
    private readonly UpdateWorkshop _core = new();
    private readonly UpdateWorkshop _addon = new(StatusAddon);

    public UpdateReportTests()
    {
        foreach (var workshop in new[] { _core, _addon })
        {
            workshop.Write("a.txt", "flex 0.9.2, since 0.1.0\n");
            workshop.Written.Add("a.txt", "flex ⟦0.9.2⟧", ReferenceForm.Prose, FlexSource);
            workshop.Written.Add("a.txt", "since ⟦0.1.0⟧", ReferenceForm.Prose, FlexSource, reference => reference with { Kind = ReferenceKind.LowerBound });
        }
    }

    [Fact]
    public async Task Json_tells_versions_files_and_what_stays()
    {
        using var stream = new MemoryStream();
        UpdateReportJson.Write(new UpdateReport("UpdateReferences", await _core.PlanAsync(KubeFlex, "0.9.3"), IsApplied: false), stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal(("UpdateReferences", Core, "0.9.3", false), (root.GetProperty("target").GetString(), root.GetProperty("repository").GetString(), root.GetProperty("version").GetString(), root.GetProperty("applied").GetBoolean()));
        var update = root.GetProperty("updates")[0];
        var edit = update.GetProperty("references")[0];
        Assert.Equal(("a.txt", 1, 6, "0.9.2", "0.9.3"), (edit.GetProperty("file").GetString(), edit.GetProperty("line").GetInt32(), edit.GetProperty("column").GetInt32(), edit.GetProperty("old").GetString(), edit.GetProperty("new").GetString()));
        Assert.Contains("+flex 0.9.3", update.GetProperty("files")[0].GetProperty("diff").GetString(), StringComparison.Ordinal);
        Assert.Equal("lowerBound", update.GetProperty("untouched")[0].GetProperty("cause").GetString());
    }

    [SkippableFact]
    public async Task Several_checkouts_change_together_or_not_at_all()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a privilege there");
        var plan = await _core.Updates().PlanAsync([.. _core.Scanned(), .. _addon.Scanned()], new ArtifactGoal(new ArtifactChoice(KubeFlex, KubeFlex, IsRepository: true), ReleaseVersion.Parse("0.9.3")), CancellationToken.None);
        var link = Path.Combine(_addon.Repository.Folder, "a.txt");
        File.Move(link, link + ".real");
        File.CreateSymbolicLink(link, link + ".real");
        Assert.Throws<SymlinkedOutputException>(() => plan.Apply());
        Assert.StartsWith("flex 0.9.2", _core.Text("a.txt"), StringComparison.Ordinal);
        File.Move(link + ".real", link, overwrite: true);
        Assert.Equal(2, plan.Apply().Count);
        Assert.All([_core, _addon], workshop => Assert.StartsWith("flex 0.9.3", workshop.Text("a.txt"), StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _core.Dispose();
        _addon.Dispose();
    }
}
