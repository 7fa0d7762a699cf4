namespace KubeStellar.Delivery.References;

/// <summary>How a reference is written.</summary>
public enum ReferenceForm
{
    /// <summary><c>host/path:tag</c> or <c>host/path@digest</c>.</summary>
    Image,

    /// <summary>A chart with its version among the arguments of helm: <c>oci://host/path --version 1.2.3</c>.</summary>
    HelmArguments,

    /// <summary>A dependency in <c>Chart.yaml</c>.</summary>
    ChartDependency,

    /// <summary>A key of <c>values.yaml</c> that a template uses.</summary>
    ChartValue,

    /// <summary>A requirement in <c>go.mod</c>.</summary>
    GoRequirement,

    /// <summary>A replacement in <c>go.mod</c>.</summary>
    GoReplacement,

    /// <summary>A module with its version for the go command: <c>go install path@v1.2.3</c>.</summary>
    GoInstall,

    /// <summary>A variable of a shell, a Makefile, a workflow or a configuration: <c>KUBESTELLAR_VERSION=1.2.3</c>.</summary>
    Variable,

    /// <summary>The address of a release's file: <c>…/releases/download/v1.2.3/…</c>.</summary>
    DownloadUrl,

    /// <summary>The address of sources at a tag or branch that machines fetch: <c>raw.githubusercontent.com/…</c>, <c>archive/refs/tags/v1.2.3.tar.gz</c>, <c>git clone --branch</c>.</summary>
    SourceUrl,

    /// <summary>The address of a page that people read: <c>…/blob/v1.2.3/…</c>, <c>…/tree/v1.2.3</c>, <c>…/releases/tag/v1.2.3</c>.</summary>
    PageUrl,

    /// <summary>An entry under <c>images</c> of a kustomization.</summary>
    KustomizeImage,

    /// <summary>A step or job of a workflow: <c>uses: owner/name@commit # v1.2.3</c>.</summary>
    Action,

    /// <summary>A base image in a Dockerfile.</summary>
    Dockerfile,

    /// <summary>A sentence: <c>The latest release is 1.2.3</c>.</summary>
    Prose,
}
