using System.Text.Json;

namespace KubeStellar.EndToEnd.References;

[Collection(ReferencesSampleCollection.Name)]
public sealed class GraphTests(ReferencesSample sample)
{
    [SkippableFact]
    public async Task References_lists_every_place_with_its_kind_and_what_it_resolves_to()
    {
        var workspace = await sample.CloneAsync();
        var listed = (await workspace.RunAsync("References")).Succeeded();
        Assert.Contains("core-chart/values.yaml", listed.Output, StringComparison.Ordinal);
        var references = listed.Report.GetProperty("ledgers")[0].GetProperty("references").EnumerateArray().Select(Describe).ToList();
        Assert.Contains("core-chart/values.yaml:4 0.1.0 exact", references);
        Assert.Contains("scripts/install-demo.sh:9 0.1.0 exact", references);
        Assert.Contains("config/postcreate-hooks/kubestellar.yaml:25 0.1.0 self", references);
        Assert.Contains("config/manager/kustomization.yaml:8 tag_is_replaced_in_publishing_workflow placeholder", references);
        Assert.Contains("docs/getting-started.md:6 0.1.0 self", references);

        var earlier = (await workspace.RunAsync("References", "--at", "v0.1.0-rc.1")).Succeeded();
        Assert.Contains("core-chart/values.yaml:4 0.1.0-rc.1 exact", earlier.Report.GetProperty("ledgers")[0].GetProperty("references").EnumerateArray().Select(Describe));
        Assert.Equal(4, (await workspace.RunOnBothAsync("References", "--history")).Succeeded().Report.GetProperty("ledgers").GetArrayLength());
        Assert.Empty(workspace.KubeStellar.Changes());
    }

    [SkippableFact]
    public async Task Graph_writes_a_page_and_the_other_forms_and_marks_what_is_broken()
    {
        var workspace = await sample.CloneAsync();
        workspace.KubeStellar.Edit("core-chart/values.yaml", "OCM_STATUS_ADDON_VERSION: \"0.1.0\"", "OCM_STATUS_ADDON_VERSION: \"0.9.0\"");
        var drawn = (await workspace.RunAsync("Graph")).Succeeded();
        var page = await File.ReadAllTextAsync(sample.Output("graph.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.StartsWith("flowchart", await File.ReadAllTextAsync(sample.Output("graph.mmd")), StringComparison.Ordinal);
        Assert.StartsWith("digraph", await File.ReadAllTextAsync(sample.Output("graph.dot")), StringComparison.Ordinal);
        using var data = JsonDocument.Parse(await File.ReadAllTextAsync(sample.Output("graph-data.json")));
        Assert.Equal(["kubestellar-sample/kubestellar", "kubestellar-sample/ocm-status-addon"], Scanned(data.RootElement));
        Assert.Equal(Scanned(data.RootElement), Scanned(drawn.Report));
        Assert.Contains(drawn.Report.GetProperty("edges").EnumerateArray(), edge => edge.GetProperty("broken").GetBoolean());
        Assert.Contains("broken: ", drawn.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Graph_draws_the_part_that_is_asked_for_in_the_form_that_is_asked_for()
    {
        var workspace = await sample.CloneAsync();
        File.Delete(sample.Output("graph.dot"));
        var outline = (await workspace.RunOnBothAsync("Graph", "--view", "outline", "--format", "mermaid")).Succeeded();
        Assert.All(outline.Report.GetProperty("nodes").EnumerateArray(), node => Assert.Contains(node.GetProperty("kind").GetString(), (string[])["repository", "foreign"]));
        Assert.False(File.Exists(sample.Output("graph.dot")));
        var publishing = (await workspace.RunOnBothAsync("Graph", "--view", "ocm-status-addon", "--format", "json")).Succeeded();
        Assert.DoesNotContain(publishing.Report.GetProperty("nodes").EnumerateArray(), node => node.GetProperty("repository").GetString() == "kubestellar-sample/kubestellar");
    }

    [SkippableFact]
    public async Task ReleaseOrder_releases_what_is_referred_to_first_and_names_the_lines_to_update()
    {
        var workspace = await sample.CloneAsync();
        var ordered = (await workspace.RunAsync("ReleaseOrder", "--change", "ocm-status-addon=0.2.0")).Succeeded();
        var steps = ordered.Report.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("repository").GetString()).ToList();
        Assert.Equal(["kubestellar-sample/ocm-status-addon", "kubestellar-sample/kubestellar"], steps);
        Assert.Contains("core-chart/values.yaml:4: 0.1.0 → 0.2.0", ordered.Output, StringComparison.Ordinal);
        Assert.Contains("scripts/install-demo.sh:9: 0.1.0 → 0.2.0", ordered.Output, StringComparison.Ordinal);
        Assert.StartsWith("flowchart", await File.ReadAllTextAsync(sample.Output("release-order.mmd")), StringComparison.Ordinal);
        Assert.Empty((await workspace.RunOnBothAsync("ReleaseOrder")).Succeeded().Report.GetProperty("steps").EnumerateArray());
    }

    private static string Describe(JsonElement reference) =>
        $"{reference.GetProperty("file").GetString()}:{reference.GetProperty("line").GetInt32()} {reference.GetProperty("written").GetString()} {reference.GetProperty("kind").GetString()}";

    private static IEnumerable<string?> Scanned(JsonElement graph) =>
        graph.GetProperty("repositories").EnumerateArray().Where(repository => repository.GetProperty("scanned").GetBoolean()).Select(repository => repository.GetProperty("name").GetString());
}
