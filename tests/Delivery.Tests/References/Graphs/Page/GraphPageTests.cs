using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KubeStellar.Delivery.References.Graphs;
using KubeStellar.Delivery.References.Graphs.Page;
using KubeStellar.Delivery.Tests.References.Graphs.Writing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.References.Graphs.Page;

public sealed partial class GraphPageTests
{
    [Fact]
    public void The_page_asks_for_nothing_and_allows_its_own_script_and_style_alone()
    {
        var page = Write(HostileGraph.Create());
        var policy = PolicyOf().Match(page).Groups["policy"].Value.Replace("&#x27;", "'", StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{HashOf(page, "<script>", "</script>")}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{HashOf(page, "<style>", "</style>")}'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(Address(), page);
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        var page = Write(HostileGraph.Create());
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("</script>").Length - 1);
        using var data = JsonDocument.Parse(Between(page, "id=\"data\">", "</script>"));
        Assert.Equal(HostileGraph.Script, data.RootElement.GetProperty("nodes")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void The_same_graph_is_the_same_page() => Assert.Equal(Write(HostileGraph.Create()), Write(HostileGraph.Create()));

    [Fact]
    public void Every_view_is_drawn_with_and_without_what_is_foreign()
    {
        using var workspace = new HandmadeWorkspace();
        var views = View().Matches(Write(workspace.Graph())).Select(view => (view.Groups["view"].Value, view.Groups["foreign"].Value)).ToList();
        string[] expected = ["outline", "everything", "repository kubestellar/kubestellar", "repository kubestellar/ocm-status-addon"];
        Assert.Equal([.. expected.Select(view => (view, "false")), .. expected.Select(view => (view, "true"))], views);
    }

    private static string Write(DeliveryGraph graph)
    {
        using var writer = new StringWriter();
        GraphPage.Write(graph, HostileGraph.Script, writer);
        return writer.ToString();
    }

    private static string HashOf(string page, string start, string end) => $"sha256-{Convert.ToBase64String(Convert.FromHexString(Digest.Of(Encoding.UTF8.GetBytes(Between(page, start, end))).Hex))}";

    private static string Between(string page, string start, string end)
    {
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("""Content-Security-Policy" content="(?<policy>[^"]*)""")]
    private static partial Regex PolicyOf();

    // An address in an attribute, in a style or in a script.
    [GeneratedRegex("""(src|href)="(?!#)|url\(|@import|fetch\(|XMLHttpRequest|https?://""")]
    private static partial Regex Address();

    [GeneratedRegex("""<svg class="view[^"]*" data-view="(?<view>[^"]*)" data-foreign="(?<foreign>[^"]*)""")]
    private static partial Regex View();
}
