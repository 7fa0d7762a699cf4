using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Graphs;

namespace KubeStellar.Delivery.Tests.References.Graphs;

public sealed class DeliveryGraphTests : IDisposable
{
    private readonly HandmadeWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Every_delivery_and_every_reference_is_an_edge()
    {
        var graph = _workspace.Graph().WithoutForeign();
        Assert.Equal(
            [
                "clusteradm: clusteradm container image --> clusteradm: source code",
                "kubestellar: chart chart source -.->|0.8.0| clusteradm: clusteradm container image",
                "kubestellar: chart chart source -.->|placeholder| kubestellar: controller-manager container image",
                "kubestellar: controller-manager container image --> kubestellar: source code",
                "kubestellar: controller-manager-chart Helm chart --> kubestellar: chart chart source",
                "kubestellar: controller-manager-chart Helm chart -.-> kubestellar: controller-manager container image",
                "kubestellar: controller-manager-chart Helm chart -.->|0.8.0| clusteradm: clusteradm container image",
                "kubestellar: ocm PostCreateHook -.->|0.20.0| kubestellar: controller-manager-chart Helm chart",
                "kubestellar: ocm PostCreateHook -.->|0.7.2| clusteradm: clusteradm container image",
                "kubestellar: release archives --> kubestellar: source code",
                "kubestellar: scripts -.->|v0.2.0-rc6| ocm-status-addon: ocm-status-addon-chart Helm chart",
                "kubestellar: scripts -.->|v0.20.0| kubestellar: ocm PostCreateHook",
                "kubestellar: scripts -.->|v0.4.2| kubeflex: release archives",
                "kubestellar: source code -->|v0.2.0| ocm-status-addon: source code",
                "ocm-status-addon: chart chart source -.->|placeholder| ocm-status-addon: ocm-status-addon container image",
                "ocm-status-addon: ocm-status-addon container image --> ocm-status-addon: source code",
                "ocm-status-addon: ocm-status-addon-chart Helm chart --> ocm-status-addon: chart chart source",
                "ocm-status-addon: ocm-status-addon-chart Helm chart -.-> ocm-status-addon: ocm-status-addon container image",
                "ocm-status-addon: scripts -.->|main| kubestellar: source code",
            ],
            graph.Edges.Select(edge => HandmadeWorkspace.Draw(graph, edge)).Where(edge => !edge.StartsWith("ocm-status-addon: release", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_edge_names_a_file_and_a_line_that_prove_it()
    {
        var graph = _workspace.Graph();
        Assert.All(graph.Edges, edge => Assert.NotEmpty(edge.References));
        Assert.All(graph.Edges.SelectMany(edge => edge.References), reference => Assert.True(reference.Line > 0 && reference.File.Length > 0));
        Assert.Contains(graph.Edges, edge => edge.References is [{ File: ".goreleaser.yaml", Line: 7 }] && graph.Node(edge.From).Name == "controller-manager");
        Assert.Contains(graph.Edges, edge => edge.References is [{ File: "hack/build-clusteradm-image.sh", Line: 2 }]);
    }

    [Fact]
    public void A_file_at_a_tag_and_the_same_file_of_the_checkout_are_one_edge_with_both_places()
    {
        var graph = _workspace.Graph();
        var edge = Assert.Single(graph.Edges, edge => graph.Node(edge.From).Kind == GraphNodeKind.Instructions && graph.Node(edge.To).Kind == GraphNodeKind.Hook);
        Assert.Equal(["docs/start.md:4", "test/e2e/setup.sh:8"], edge.References.Select(reference => reference.ToString()));
    }

    [Fact]
    public void Nothing_is_built_from_instructions()
    {
        using var repository = new HandmadeRepository("kubestellar/kubestellar", ("docs/start.md", "text\n"))
            .Refer("docs/start.md", 4, "v0.2.0", HandmadeWorkspace.AddonModule, "v0.2.0", ReferenceForm.GoInstall);
        var graph = DeliveryGraph.Of([repository.Scan()], []);
        Assert.Contains("kubestellar: scripts -.->|v0.2.0| ocm-status-addon: source code", graph.Edges.Select(edge => HandmadeWorkspace.Draw(graph, edge)));
    }

    [Fact]
    public void A_verdict_breaks_the_edges_of_its_line_and_no_other()
    {
        var graph = _workspace.Graph(new GraphVerdict("kubestellar/kubestellar", "config/postcreate-hooks/ocm.yaml", 9, "references.no-self", "names 0.20.0"));
        var broken = Assert.Single(graph.Edges, edge => edge.IsBroken);
        Assert.Equal("kubestellar: ocm PostCreateHook -.->|0.20.0| kubestellar: controller-manager-chart Helm chart", HandmadeWorkspace.Draw(graph, broken));
        Assert.Equal(new GraphProblem("references.no-self", "names 0.20.0"), Assert.Single(broken.References[0].Problems));
    }

    [Fact]
    public void A_verdict_on_a_value_breaks_what_uses_the_value()
    {
        var graph = _workspace.Graph(new GraphVerdict("kubestellar/kubestellar", "chart/values.yaml", 2, "references.resolve", "no such tag"));
        Assert.Equal(
            ["kubestellar: chart chart source -.->|0.8.0| clusteradm: clusteradm container image", "kubestellar: controller-manager-chart Helm chart -.->|0.8.0| clusteradm: clusteradm container image"],
            graph.Edges.Where(edge => edge.IsBroken).Select(edge => HandmadeWorkspace.Draw(graph, edge)).Order(StringComparer.Ordinal));
        Assert.Contains(graph.Edges.SelectMany(edge => edge.References), reference => reference is { File: "chart/templates/hook.yaml", Line: 7, DefinedAt: "chart/values.yaml:2" });
    }

    [Fact]
    public void A_verdict_of_another_repository_breaks_nothing() =>
        Assert.DoesNotContain(_workspace.Graph(new GraphVerdict("kubestellar/ocm-status-addon", "config/postcreate-hooks/ocm.yaml", 9, "x", "y")).Edges, edge => edge.IsBroken);

    [Fact]
    public void Foreign_artifacts_stand_together_by_owner_and_can_be_left_out()
    {
        var graph = _workspace.Graph();
        Assert.Equal(["github.com/actions", "registry.example/tools"], graph.Nodes.Where(node => node.Kind == GraphNodeKind.Foreign).Select(node => node.Name));
        var known = graph.WithoutForeign();
        Assert.DoesNotContain(known.Nodes, node => node.Kind is GraphNodeKind.Foreign or GraphNodeKind.Automation);
        Assert.Equal(graph.Edges.Count - 2, known.Edges.Count);
    }

    [Fact]
    public void The_outline_has_one_edge_between_two_repositories()
    {
        var outline = _workspace.Graph().WithoutForeign().Outline();
        Assert.Equal(
            [
                "kubestellar repository -->|v0.2.0-rc6, v0.2.0| ocm-status-addon repository",
                "kubestellar repository -.->|0.7.2, 0.8.0| clusteradm repository",
                "kubestellar repository -.->|v0.4.2| kubeflex repository",
                "ocm-status-addon repository -.->|main| kubestellar repository",
            ],
            outline.Edges.Select(edge => HandmadeWorkspace.Draw(outline, edge)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void How_a_repository_publishes_is_what_it_depends_on_and_nothing_that_depends_on_it()
    {
        var publishing = _workspace.Graph().WithoutForeign().PublishingOf("kubestellar/kubestellar");
        var edges = publishing.Edges.Select(edge => HandmadeWorkspace.Draw(publishing, edge)).ToList();
        Assert.Contains("clusteradm: clusteradm container image --> clusteradm: source code", edges);
        Assert.Contains("kubestellar: scripts -.->|v0.2.0-rc6| ocm-status-addon: ocm-status-addon-chart Helm chart", edges);
        Assert.DoesNotContain(edges, edge => edge.StartsWith("ocm-status-addon", StringComparison.Ordinal));
    }

    [Fact]
    public void A_repository_that_nobody_knows_cannot_be_drawn()
    {
        var error = Assert.Throws<NoSuchRepositoryException>(() => _workspace.Graph().PublishingOf("kubestellar/unknown"));
        Assert.Equal("kubestellar/unknown", error.Repository);
        Assert.Contains("kubestellar/ocm-status-addon", error.Known);
    }

    [Fact]
    public void A_workspace_without_repositories_is_an_empty_graph()
    {
        var graph = DeliveryGraph.Of([], []);
        Assert.Empty(graph.Nodes);
        Assert.Empty(graph.Outline().Nodes);
    }
}
