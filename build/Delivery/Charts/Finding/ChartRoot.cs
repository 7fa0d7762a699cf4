using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Makes the data that helm hands to a chart's templates; what only an installation knows is unknown, with the value of <c>helm template</c>.</summary>
internal static class ChartRoot
{
    private const string KubernetesVersion = "v1.33.0";

    // The group versions of client-go that charts ask for.
    private static readonly string[] Apis =
    [
        "v1", "admissionregistration.k8s.io/v1", "apiextensions.k8s.io/v1", "apiregistration.k8s.io/v1", "apps/v1", "autoscaling/v1", "autoscaling/v2", "batch/v1", "batch/v1beta1",
        "certificates.k8s.io/v1", "coordination.k8s.io/v1", "discovery.k8s.io/v1", "events.k8s.io/v1", "extensions/v1beta1", "networking.k8s.io/v1", "networking.k8s.io/v1beta1",
        "node.k8s.io/v1", "policy/v1", "policy/v1beta1", "rbac.authorization.k8s.io/v1", "scheduling.k8s.io/v1", "storage.k8s.io/v1",
    ];

    /// <summary>Returns the data of a chart, but for what names the template.</summary>
    /// <param name="chart">The chart.</param>
    public static TemplateMap Of(ChartNode chart) => new()
    {
        ["Values"] = chart.Values,
        ["Chart"] = Metadata(chart),
        ["Release"] = Release(),
        ["Capabilities"] = Capabilities(),
        ["Files"] = ChartFilesObject.Of(chart),
        ["Subcharts"] = new Unknown("the data of subcharts is not kept"),
    };

    /// <summary>Returns the data with the name of the template.</summary>
    /// <param name="root">The data of the chart.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="path">The template's path below the chart's folder.</param>
    public static TemplateMap For(TemplateMap root, ChartNode chart, string path)
    {
        var data = new TemplateMap();
        foreach (var (key, value) in root)
        {
            data[key] = value;
        }

        data["Template"] = new TemplateMap { ["Name"] = $"{chart.HelmPath}/{path}", ["BasePath"] = chart.HelmPath + "/templates" };
        return data;
    }

    private static TemplateMap Release()
    {
        var chosen = new Unknown("who installs the chart chooses it");
        return new TemplateMap
        {
            ["Name"] = chosen.Assuming("release-name"),
            ["Namespace"] = chosen.Assuming("default"),
            ["Service"] = "Helm",
            ["IsInstall"] = new Unknown("an upgrade is no installation").Assuming(true),
            ["IsUpgrade"] = new Unknown("an installation is no upgrade").Assuming(false),
            ["Revision"] = new Unknown("every upgrade counts").Assuming(1L),
        };
    }

    private static TemplateMap Capabilities()
    {
        var cluster = new Unknown("it depends on the cluster");
        var helm = new Unknown("it depends on helm");
        return new TemplateMap
        {
            ["KubeVersion"] = new TemplateMap
            {
                ["Version"] = cluster.Assuming(KubernetesVersion),
                ["GitVersion"] = cluster.Assuming(KubernetesVersion),
                ["Major"] = cluster.Assuming("1"),
                ["Minor"] = cluster.Assuming("33"),
            },
            ["APIVersions"] = new TemplateMap { ["Has"] = (TemplateMethod)(call => cluster.Assuming(HasApi(call.Text(0)))) },
            ["HelmVersion"] = new TemplateMap { ["Version"] = helm.Assuming("v3.18.6"), ["GitCommit"] = helm, ["GoVersion"] = helm },
        };
    }

    // "apps/v1" or "apps/v1/Deployment".
    private static bool HasApi(string name)
    {
        var slash = name.LastIndexOf('/');
        var isKind = slash > 0 && slash + 1 < name.Length && char.IsAsciiLetterUpper(name[slash + 1]);
        return Apis.Contains(isKind ? name[..slash] : name);
    }

    private static TemplateMap Metadata(ChartNode chart)
    {
        var metadata = new TemplateMap();
        foreach (var (key, value) in chart.Metadata)
        {
            metadata[Field(key)] = value is double number ? Text(number) : value;
        }

        foreach (var key in (string[])["Name", "Version", "AppVersion", "Description", "Type", "Home", "Icon", "KubeVersion", "APIVersion", "Condition", "Tags"])
        {
            metadata.TryAdd(key, "");
        }

        metadata["Name"] = chart.Names[^1];
        metadata["IsRoot"] = chart.Names.Count == 1;
        return metadata;
    }

    // sigs.k8s.io/yaml makes text of a whole number as it is, where a field is text.
    private static string Text(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1L << 53 ? GoPrinter.Format((long)number) : GoPrinter.Format(number);

    private static string Field(string key) => key.Length == 0 ? key : key == "apiVersion" ? "APIVersion" : char.ToUpperInvariant(key[0]) + key[1..];
}
