using KubeStellar.Delivery.References.Graphs;
using KubeStellar.Delivery.References.Graphs.Page;
using KubeStellar.Delivery.Tests.References.Graphs.Writing;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.References.Graphs.Page;

public sealed class GraphPageInBrowserTests : IDisposable
{
    private const string Shown = "[...document.querySelectorAll('svg.view:not(.off) .node:not(.off)')]";
    private const string ShownEdges = "[...document.querySelectorAll('svg.view:not(.off) .edge:not(.off)')]";

    private readonly TemporaryDirectory _directory = new();
    private readonly HandmadeWorkspace _workspace = new();

    public void Dispose()
    {
        _workspace.Dispose();
        _directory.Dispose();
    }

    [SkippableFact]
    public async Task A_page_shows_finds_filters_and_explains()
    {
        var graph = _workspace.Graph(new GraphVerdict("kubestellar/kubestellar", "docs/start.md", 12, "references.resolve", "no release v0.4.2; name one that exists"));
        await using var browser = await TestBrowser.StartAsync();
        var page = await browser.OpenAsync(Write(graph));
        Assert.Equal(graph.Repositories.Count, await Count(page, Shown));

        await page.ClickAsync("[data-view=everything]");
        Assert.Equal(graph.WithoutForeign().Nodes.Count, await Count(page, Shown));
        Assert.Equal(graph.WithoutForeign().Edges.Count, await Count(page, ShownEdges));
        Assert.True(await page.EvaluateAsync<bool>($"{Shown}.every(node => {{ const area = node.getBoundingClientRect(); return area.width > 0 && area.left >= 0 && area.right <= innerWidth && area.bottom <= innerHeight; }})"));

        await MarksWhatIsBroken(page);
        await Searches(page);
        await Filters(page, graph);
        await ExplainsByKeyboard(page);
        await MovesAndZooms(page);

        Assert.Empty(page.Errors);
        Assert.All(page.Requests, request => Assert.StartsWith("file:", request, StringComparison.Ordinal));
        Assert.Single(page.Requests);
    }

    [SkippableFact]
    public async Task Hostile_names_are_shown_and_do_nothing()
    {
        await using var browser = await TestBrowser.StartAsync();
        var page = await browser.OpenAsync(Write(HostileGraph.Create()));
        await page.ClickAsync("[data-view=everything]");
        await page.EvaluateAsync<object?>($"{ShownEdges}[0].focus()");
        await page.PressAsync("Enter");
        Assert.Contains("alert(1)", await page.EvaluateAsync<string>("document.querySelector('#details').textContent"), StringComparison.Ordinal);
        Assert.Equal(2, await page.EvaluateAsync<int>("document.scripts.length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.images.length"));
        Assert.Empty(page.Errors);
    }

    private static async Task MarksWhatIsBroken(BrowserPage page)
    {
        Assert.Equal(1, await Count(page, ShownEdges + ".filter(edge => edge.classList.contains('broken'))"));
        Assert.Contains("broken", await page.EvaluateAsync<string>(ShownEdges + ".find(edge => edge.classList.contains('broken')).getAttribute('aria-label')"), StringComparison.Ordinal);
        Assert.NotEqual(
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('svg.view:not(.off) .edge.broken .line')).stroke"),
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('svg.view:not(.off) .edge:not(.broken) .line')).stroke"));
        await page.ClickAsync("#broken");
        Assert.Equal(1, await Count(page, ShownEdges));
        Assert.Equal(2, await Count(page, Shown));
        await page.ClickAsync("#broken");
    }

    private static async Task Searches(BrowserPage page)
    {
        await page.PressAsync("/");
        await page.TypeAsync("clusteradm");
        Assert.Equal(
            ["clusteradm", "source code"],
            await page.EvaluateAsync<string[]>(Shown + ".filter(node => node.classList.contains('match')).map(node => node.querySelector('.name').textContent).sort()"));
        Assert.True(await Count(page, Shown + ".filter(node => node.classList.contains('dim'))") > 4);
        await page.PressAsync("Enter");
        Assert.Equal("1/", (await page.EvaluateAsync<string>("document.querySelector('#found').textContent"))[..2]);
        await page.PressAsync("Escape");
        Assert.Equal(0, await Count(page, Shown + ".filter(node => node.classList.contains('dim'))"));
    }

    private static async Task Filters(BrowserPage page, DeliveryGraph graph)
    {
        await page.ClickAsync("#filter summary");
        await page.ClickAsync("input[data-repository='kubestellar/ocm-status-addon']");
        Assert.Equal(graph.WithoutForeign().Nodes.Count(node => node.Repository != "kubestellar/ocm-status-addon"), await Count(page, Shown));
        await page.ClickAsync("#reset");
        await page.ClickAsync("input[data-kind='image']");
        Assert.Equal(graph.WithoutForeign().Nodes.Count(node => node.Kind != GraphNodeKind.Image), await Count(page, Shown));
        await page.ClickAsync("#reset");
        await page.PressAsync("Escape");
        await page.ClickAsync("#foreign");
        Assert.Equal(graph.Nodes.Count, await Count(page, Shown));
        await page.ClickAsync("#foreign");
    }

    private static async Task ExplainsByKeyboard(BrowserPage page)
    {
        await page.EvaluateAsync<object?>("document.activeElement.blur(), document.querySelector('#theme').focus()");
        await page.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.matches('.node')"));
        await page.PressAsync("Enter");
        Assert.Equal("details-title", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.PressAsync("Escape");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#details').hidden && document.activeElement.matches('.node')"));

        await page.EvaluateAsync<object?>(ShownEdges + ".find(edge => edge.classList.contains('broken')).focus()");
        await page.PressAsync("Enter");
        var text = await page.EvaluateAsync<string>("document.querySelector('#details').textContent");
        Assert.Contains("docs/start.md:12", text, StringComparison.Ordinal);
        Assert.Contains("v0.4.2", text, StringComparison.Ordinal);
        Assert.Contains("references.resolve", text, StringComparison.Ordinal);
        Assert.Contains("no release v0.4.2; name one that exists", text, StringComparison.Ordinal);
        await page.PressAsync("Escape");
    }

    private static async Task MovesAndZooms(BrowserPage page)
    {
        const string Camera = "document.querySelector('svg.view:not(.off) .camera').getAttribute('transform')";
        await page.PressAsync("0");
        var fitted = await page.EvaluateAsync<string>(Camera);
        await page.PressAsync("ArrowRight");
        Assert.NotEqual(fitted, await page.EvaluateAsync<string>(Camera));
        await page.PressAsync("0", "+");
        Assert.NotEqual(fitted, await page.EvaluateAsync<string>(Camera));
        await page.PressAsync("0");
        Assert.Equal(fitted, await page.EvaluateAsync<string>(Camera));
        await page.DragAsync((300, 700), (420, 640));
        Assert.NotEqual(fitted, await page.EvaluateAsync<string>(Camera));
        await page.ClickAsync("#theme");
        Assert.Equal("dark", await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
    }

    private static Task<int> Count(BrowserPage page, string elements) => page.EvaluateAsync<int>(elements + ".length");

    private Uri Write(DeliveryGraph graph)
    {
        using var writer = new StringWriter();
        GraphPage.Write(graph, "sample workspace", writer);
        return new Uri(_directory.Write("page.html", writer.ToString()));
    }
}
