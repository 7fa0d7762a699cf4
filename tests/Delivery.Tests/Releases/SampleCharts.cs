namespace KubeStellar.Delivery.Tests.Releases;

/// <summary>Charts beside the smallest module: one that deploys its image through a placeholder, and one that installs the first by a hook.</summary>
internal static class SampleCharts
{
    public const string App = "ghcr.io/owner/charts/app-chart";
    public const string Core = "ghcr.io/owner/charts/core-chart";
    public const string Helm = "quay.io/tools/helm";

    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
    [
        ("app/Chart.yaml", $"""
            apiVersion: v2
            name: app-chart
            version: 0.0.0 # by the release
            appVersion: 0.0.0
            annotations:
              delivery.kubestellar.io/repository: ghcr.io/owner/charts
              delivery.kubestellar.io/tag-style: v
              delivery.kubestellar.io/images: APP_IMAGE_PLACEHOLDER={SampleModule.Repository}
              delivery.kubestellar.io/deploys: {SampleModule.Repository}

            """),
        ("app/values.yaml", "replicas: 1\n"),
        ("app/templates/deployment.yaml", Deployment("APP_IMAGE_PLACEHOLDER")),
        ("core/Chart.yaml", """
            apiVersion: v2
            name: core-chart
            version: 0.0.0
            appVersion: 0.0.0
            annotations:
              delivery.kubestellar.io/repository: ghcr.io/owner/charts
              delivery.kubestellar.io/version-values: APP_VERSION

            """),
        ("core/values.yaml", "APP_VERSION: unreleased # by the release\nHELM_VERSION: \"3.14.0\"\n"),
        ("core/templates/hook.yaml", Hook("v{{ .Values.APP_VERSION }}")),
    ];

    public static string Deployment(string image) => $$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app
        spec:
          replicas: {{ .Values.replicas }}
          template:
            spec:
              containers:
              - name: app
                image: {{{image}}}

        """;

    public static string Hook(string version, string image = Helm + ":{{ .Values.HELM_VERSION }}") => $"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: install-app
        spec:
          template:
            spec:
              containers:
              - name: helm
                image: {image}
                args:
                - upgrade
                - --install
                - app
                - oci://{App}
                - --version
                - {version}

        """;
}
