using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Graphs;

namespace KubeStellar.Delivery.Tests.References.Graphs;

/// <summary>Two repositories of the family that refer to each other in every way that graphs tell apart.</summary>
internal sealed class HandmadeWorkspace : IDisposable
{
    public static readonly ReferencedArtifact Manager = new(ArtifactKind.Image, "ghcr.io/kubestellar/kubestellar/controller-manager") { Repository = "kubestellar/kubestellar" };
    public static readonly ReferencedArtifact ManagerChart = new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubestellar/controller-manager-chart") { Repository = "kubestellar/kubestellar" };
    public static readonly ReferencedArtifact AddonChart = new(ArtifactKind.Chart, "ghcr.io/kubestellar/ocm-status-addon-chart") { Repository = "kubestellar/ocm-status-addon" };
    public static readonly ReferencedArtifact AddonModule = new(ArtifactKind.Module, "github.com/kubestellar/ocm-status-addon") { Repository = "kubestellar/ocm-status-addon" };
    public static readonly ReferencedArtifact Sources = new(ArtifactKind.Source, "kubestellar/kubestellar") { Repository = "kubestellar/kubestellar" };
    public static readonly ReferencedArtifact Archives = new(ArtifactKind.ReleaseAsset, "kubestellar/kubeflex") { Repository = "kubestellar/kubeflex" };
    public static readonly ReferencedArtifact Clusteradm = new(ArtifactKind.Image, "quay.io/kubestellar/clusteradm") { Repository = "open-cluster-management-io/clusteradm" };
    public static readonly ReferencedArtifact Proxy = new(ArtifactKind.Image, "registry.example/tools/proxy");

    private readonly HandmadeRepository _kubestellar = new HandmadeRepository(
            "kubestellar/kubestellar",
            (".goreleaser.yaml", "builds:\n- id: cm\n  main: ./cmd/controller-manager\n  goos: [linux]\n  goarch: [amd64]\nkos:\n- repository: ghcr.io/kubestellar/kubestellar/controller-manager\n  main: ./cmd/controller-manager\n  tags: ['{{.Version}}']\n  platforms: [linux/amd64]\n  bare: true\n"),
            ("chart/Chart.yaml", "apiVersion: v2\nname: controller-manager-chart\nversion: 0.1.0\n"),
            ("chart/templates/manager.yaml", "image: ghcr.io/kubestellar/kubestellar/controller-manager:later\n"),
            ("hack/build-clusteradm-image.sh", "#!/bin/sh\nko build -B ./cmd/clusteradm\n"),
            ("config/postcreate-hooks/ocm.yaml", "kind: PostCreateHook\n"))
        .Hook("config/postcreate-hooks/ocm.yaml", "ocm")
        .Refer("config/postcreate-hooks/ocm.yaml", 5, "0.7.2", Clusteradm, "0.7.2")
        .Refer("config/postcreate-hooks/ocm.yaml", 9, "0.20.0", ManagerChart, "0.20.0", ReferenceForm.HelmArguments, ReferenceKind.Self)
        .Refer("chart/templates/manager.yaml", 1, "later", Manager, null, ReferenceForm.Image, ReferenceKind.Placeholder)
        .Refer("chart/templates/manager.yaml", 3, "v0.1.0", Proxy, "v0.1.0")
        .ReferThrough(("chart/values.yaml", 2), ("chart/templates/hook.yaml", 7), Clusteradm, "0.8.0")
        .Refer("docs/start.md", 4, "v0.20.0", Sources, "v0.20.0", ReferenceForm.SourceUrl, ReferenceKind.Self)
        .Mention("docs/start.md", 4, "config/postcreate-hooks/ocm.yaml")
        .Mention("test/e2e/setup.sh", 8, "config/postcreate-hooks/ocm.yaml")
        .Refer("test/e2e/setup.sh", 9, "v0.2.0-rc6", AddonChart, "v0.2.0-rc6", ReferenceForm.HelmArguments)
        .Refer("docs/start.md", 12, "v0.4.2", Archives, "v0.4.2", ReferenceForm.DownloadUrl)
        .Refer("go.mod", 3, "v0.2.0", AddonModule, "v0.2.0", ReferenceForm.GoRequirement)
        .Refer(".github/workflows/ci.yml", 3, "v4", new ReferencedArtifact(ArtifactKind.Source, "actions/checkout"), "v4", ReferenceForm.Action);

    private readonly HandmadeRepository _addon = new HandmadeRepository(
            "kubestellar/ocm-status-addon",
            (".goreleaser.yaml", "kos:\n- repository: ghcr.io/kubestellar/ocm-status-addon\n  main: ./cmd/ocm-status-addon\n  tags: ['{{.Version}}']\n  platforms: [linux/amd64]\n  bare: true\n"),
            ("chart/Chart.yaml", "apiVersion: v2\nname: ocm-status-addon-chart\nversion: v0.1.0\n"))
        .Refer("chart/templates/operator.yaml", 9, "replaced", new ReferencedArtifact(ArtifactKind.Image, "ko.local/ocm-status-addon"), null, ReferenceForm.Image, ReferenceKind.Placeholder)
        .Refer("README.md", 28, "main", Sources, "main", ReferenceForm.SourceUrl, ReferenceKind.Moving);

    public IReadOnlyList<ScannedRepository> Scan() => [_kubestellar.Scan(), _addon.Scan()];

    public DeliveryGraph Graph(params GraphVerdict[] verdicts) => DeliveryGraph.Of(Scan(), verdicts);

    /// <summary>Returns an edge as people would draw it.</summary>
    public static string Draw(DeliveryGraph graph, GraphEdge edge)
    {
        var line = edge.Kind == GraphEdgeKind.BuildTime ? "-->" : "-.->";
        return $"{Name(graph.Node(edge.From))} {line}{(edge.Label.Length > 0 ? $"|{edge.Label}|" : "")} {Name(graph.Node(edge.To))}";
    }

    public void Dispose()
    {
        _kubestellar.Dispose();
        _addon.Dispose();
    }

    private static string Name(GraphNode node) => node.Repository is { } repository ? $"{repository[(repository.LastIndexOf('/') + 1)..]}: {node}" : node.ToString();
}
