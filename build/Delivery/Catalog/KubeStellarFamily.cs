using KubeStellar.Delivery.References;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The KubeStellar family and the upstreams of its side images.</summary>
public static class KubeStellarFamily
{
    /// <summary>kubestellar/kubestellar: the controller-manager, the transport controller and their charts.</summary>
    public static KnownRepository KubeStellar { get; } = new()
    {
        Name = "kubestellar/kubestellar",
        GoModule = "github.com/kubestellar/kubestellar",
        Charts =
        [
            new("chart", "ghcr.io/kubestellar/kubestellar") { DeployedImage = RepositoryName.Parse("ghcr.io/kubestellar/kubestellar/controller-manager") },
            Placeholder("ocm-transport-controller-chart", "ghcr.io/kubestellar/kubestellar", "OTC_IMAGE_PLACEHOLDER", "ghcr.io/kubestellar/kubestellar/ocm-transport-controller"),
            new("core-chart", "ghcr.io/kubestellar/kubestellar") { VersionValues = ["KUBESTELLAR_VERSION"] },
        ],
        Artifacts =
        [
            new(ArtifactKind.Image, "ghcr.io/kubestellar/kubestellar/controller-manager"),
            new(ArtifactKind.Image, "ghcr.io/kubestellar/kubestellar/ocm-transport-controller"),
            new(ArtifactKind.Image, "ghcr.io/kubestellar/kubestellar/kflex-get-kubeconfig"),
            new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubestellar/controller-manager-chart"),
            new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubestellar/ocm-transport-controller-chart"),
            new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubestellar/core-chart"),
            // Made by a script from Kubernetes' own releases.
            new(ArtifactKind.Image, "quay.io/kubestellar/kubectl") { VersionedBy = "kubernetes/kubernetes" },
        ],
    };

    /// <summary>kubestellar/ocm-status-addon: the add-on that returns status from workload clusters.</summary>
    public static KnownRepository OcmStatusAddon { get; } = new()
    {
        Name = "kubestellar/ocm-status-addon",
        GoModule = "github.com/kubestellar/ocm-status-addon",
        Charts = [new("chart", "ghcr.io/kubestellar") { TagStyle = TagStyle.WithV, DeployedImage = RepositoryName.Parse("ghcr.io/kubestellar/ocm-status-addon") }],
        Artifacts = [new(ArtifactKind.Image, "ghcr.io/kubestellar/ocm-status-addon"), new(ArtifactKind.Chart, "ghcr.io/kubestellar/ocm-status-addon-chart", TagStyle.WithV)],
    };

    /// <summary>kubestellar/ocm-transport-plugin: the transport controller until 2024, retired since.</summary>
    public static KnownRepository OcmTransportPlugin { get; } = new()
    {
        Name = "kubestellar/ocm-transport-plugin",
        GoModule = "github.com/kubestellar/ocm-transport-plugin",
        Charts = [Placeholder("chart", "ghcr.io/kubestellar/ocm-transport-plugin/chart", "OTP_IMAGE_PLACEHOLDER", "ghcr.io/kubestellar/ocm-transport-plugin/transport-controller")],
        Artifacts = [new(ArtifactKind.Image, "ghcr.io/kubestellar/ocm-transport-plugin/transport-controller"), new(ArtifactKind.Chart, "ghcr.io/kubestellar/ocm-transport-plugin/chart/ocm-transport-plugin")],
    };

    /// <summary>kubestellar/kubeflex: the control plane manager; its Makefile also pushes cmupdate, which no file declares.</summary>
    public static KnownRepository KubeFlex { get; } = new()
    {
        Name = "kubestellar/kubeflex",
        GoModule = "github.com/kubestellar/kubeflex",
        Charts = [new("chart", "ghcr.io/kubestellar/kubeflex/chart") { TagStyle = TagStyle.WithV, DeployedImage = RepositoryName.Parse("ghcr.io/kubestellar/kubeflex/manager") }],
        UndeclaredImages =
        [
            new("cmd/cmupdate/main.go", new ImageDeclaration
            {
                Repository = RepositoryName.Parse("ghcr.io/kubestellar/kubeflex/cmupdate"),
                MainPackage = "./cmd/cmupdate",
                Tags = ["{{.Version}}", "latest"],
                Platforms = [Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64")],
            }),
        ],
        Artifacts =
        [
            new(ArtifactKind.Image, "ghcr.io/kubestellar/kubeflex/manager"),
            new(ArtifactKind.Image, "ghcr.io/kubestellar/kubeflex/cmupdate"),
            new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator", TagStyle.WithV),
        ],
    };

    /// <summary>
    /// open-cluster-management-io/clusteradm, delivered as quay.io/kubestellar/clusteradm. Its base is empty unless ko's configuration names one: the program talks to
    /// Kubernetes API servers alone, whose authorities come with the kubeconfig, and so the image depends on nothing but its source.
    /// </summary>
    public static KnownRepository Clusteradm { get; } = new()
    {
        Name = "open-cluster-management-io/clusteradm",
        GoModule = "open-cluster-management.io/clusteradm",
        UndeclaredImages = [new("go.mod", SideImage("quay.io/kubestellar/clusteradm", "./cmd/clusteradm") with { FallbackBaseImage = "scratch" })],
        Artifacts = [new(ArtifactKind.Image, "quay.io/kubestellar/clusteradm")],
    };

    /// <summary>helm/helm, delivered as quay.io/kubestellar/helm; it pulls charts over TLS and needs the authorities of ko's default base.</summary>
    public static KnownRepository Helm { get; } = new()
    {
        Name = "helm/helm",
        GoModule = "helm.sh/helm",
        UndeclaredImages = [new("go.mod", SideImage("quay.io/kubestellar/helm", "./cmd/helm"))],
        Artifacts = [new(ArtifactKind.Image, "quay.io/kubestellar/helm")],
    };

    /// <summary>All of them.</summary>
    public static KnownRepositories Repositories { get; } = new(KubeStellar, OcmStatusAddon, OcmTransportPlugin, KubeFlex, Clusteradm, Helm);

    // A chart whose template names its controller's image by a word that the release workflow replaces.
    private static KnownChart Placeholder(string directory, string repositoryBase, string word, string image)
    {
        var repository = RepositoryName.Parse(image);
        return new(directory, repositoryBase)
        {
            ImagePlaceholders = new Dictionary<string, RepositoryName>(StringComparer.Ordinal) { [word] = repository },
            DeployedImage = repository,
        };
    }

    private static ImageDeclaration SideImage(string repository, string mainPackage) => new()
    {
        Repository = RepositoryName.Parse(repository),
        MainPackage = mainPackage,
        Platforms = [Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64"), Platform.Parse("linux/ppc64le")],
    };
}
