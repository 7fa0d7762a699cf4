using System.Text;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Metadata;

/// <summary>What <c>Chart.yaml</c> says of a chart (helm.sh/docs/topics/charts).</summary>
public sealed record ChartMetadata
{
    /// <summary>The <c>apiVersion</c> of charts whose dependencies stand in a file of their own.</summary>
    public const string ApiVersion1 = "v1";

    /// <summary>The <c>apiVersion</c> of charts that have a lock file.</summary>
    internal const string ApiVersion2 = "v2";

    /// <summary>The version of the format: <c>v1</c>, which a file that does not say it has, or <c>v2</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The chart's name.</summary>
    public required string Name { get; init; }

    /// <summary>The chart's version, with a leading <c>v</c> where the file has one.</summary>
    public required string Version { get; init; }

    /// <summary>The project's web address, or empty.</summary>
    public string Home { get; init; } = "";

    /// <summary>The addresses of the sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>One sentence about the chart, or empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Words to find the chart by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Who maintains the chart.</summary>
    public IReadOnlyList<ChartMaintainer> Maintainers { get; init; } = [];

    /// <summary>The address of a picture, or empty.</summary>
    public string Icon { get; init; } = "";

    /// <summary>The condition that switches the chart on, or empty.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The tags that switch the chart on, or empty.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The version of what the chart installs, or empty.</summary>
    public string AppVersion { get; init; } = "";

    /// <summary>Whether the chart should not be used any more.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Further facts by name.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>The versions of Kubernetes that the chart is for, as a range, or empty.</summary>
    public string KubeVersion { get; init; } = "";

    /// <summary>The charts that this one needs, in the order of the file.</summary>
    public IReadOnlyList<ChartDependency> Dependencies { get; init; } = [];

    /// <summary><c>application</c>, <c>library</c>, or empty for application.</summary>
    public string Type { get; init; } = "";

    /// <summary>The OCI tag of the chart: its version with <c>_</c> for <c>+</c>, which tags cannot hold.</summary>
    public string Tag => Version.Replace('+', '_');

    /// <summary>Reads a <c>Chart.yaml</c> by helm's rules: unknown keys are passed over, texts are freed of what cannot be printed.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidYamlException">The file is malformed, lacks <c>name</c> or <c>version</c>, or holds what helm refuses.</exception>
    public static ChartMetadata Parse(string text, string file) => ChartMetadataReader.Read(YamlMap.Parse(text, file, GoScalars.Instance));

    /// <summary>Returns the JSON that helm makes of it, which is the config of a chart's OCI artifact.</summary>
    public byte[] ToJson()
    {
        var json = new GoJsonWriter();
        json.StartObject();
        json.OptionalText("name", Name);
        json.OptionalText("home", Home);
        json.OptionalList("sources", Sources);
        json.OptionalText("version", Version);
        json.OptionalText("description", Description);
        json.OptionalList("keywords", Keywords);
        WriteList(json, "maintainers", Maintainers, WriteMaintainer);
        json.OptionalText("icon", Icon);
        json.OptionalText("apiVersion", ApiVersion);
        json.OptionalText("condition", Condition);
        json.OptionalText("tags", Tags);
        json.OptionalText("appVersion", AppVersion);
        if (Deprecated)
        {
            json.Name("deprecated");
            json.Boolean(true);
        }

        json.OptionalMap("annotations", Annotations);
        json.OptionalText("kubeVersion", KubeVersion);
        WriteList(json, "dependencies", Dependencies, (writer, dependency) => dependency.WriteTo(writer));
        json.OptionalText("type", Type);
        json.EndObject();
        return json.ToArray();
    }

    /// <summary>Returns the <c>Chart.yaml</c> that helm puts into an archive: keys sorted, comments lost, no dependencies where the format is <c>v1</c>.</summary>
    public byte[] ToYaml()
    {
        var written = ApiVersion == ApiVersion1 ? this with { Dependencies = [] } : this;
        return Encoding.UTF8.GetBytes(GoYaml.FromJson(written.ToJson()));
    }

    private static void WriteMaintainer(GoJsonWriter json, ChartMaintainer maintainer)
    {
        json.StartObject();
        json.OptionalText("name", maintainer.Name);
        json.OptionalText("email", maintainer.Email);
        json.OptionalText("url", maintainer.Url);
        json.EndObject();
    }

    private static void WriteList<T>(GoJsonWriter json, string name, IReadOnlyList<T> items, Action<GoJsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.Name(name);
        json.StartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.EndArray();
    }
}
