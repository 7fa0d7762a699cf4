using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Metadata;

/// <summary>A chart that another one needs, as <c>Chart.yaml</c> declares it.</summary>
public sealed record ChartDependency
{
    /// <summary>The chart's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version, or empty.</summary>
    public string Version { get; init; } = "";

    /// <summary>Where the chart is: <c>oci://host/path</c>, <c>file://folder</c>, or empty for the folder <c>charts</c>.</summary>
    public string Repository { get; init; } = "";

    /// <summary>Paths of values that switch the chart on, or empty.</summary>
    public string Condition { get; init; } = "";

    /// <summary>Tags that switch the chart on or off.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether <c>enabled: true</c> stands there, which helm overwrites.</summary>
    public bool Enabled { get; init; }

    /// <summary>The values that the parent imports.</summary>
    public IReadOnlyList<ImportedValues> ImportValues { get; init; } = [];

    /// <summary>The name that the chart goes by in the parent, or empty.</summary>
    public string Alias { get; init; } = "";

    /// <summary>Writes the JSON object that helm writes.</summary>
    /// <param name="json">Where it goes.</param>
    internal void WriteTo(GoJsonWriter json)
    {
        json.StartObject();
        json.Name("name");
        json.Text(Name);
        json.OptionalText("version", Version);
        json.Name("repository");
        json.Text(Repository);
        json.OptionalText("condition", Condition);
        json.OptionalList("tags", Tags);
        if (Enabled)
        {
            json.Name("enabled");
            json.Boolean(true);
        }

        WriteImportsTo(json);
        json.OptionalText("alias", Alias);
        json.EndObject();
    }

    private void WriteImportsTo(GoJsonWriter json)
    {
        if (ImportValues.Count == 0)
        {
            return;
        }

        json.Name("import-values");
        json.StartArray();
        foreach (var (child, parent) in ImportValues)
        {
            if (parent is null)
            {
                json.Text(child);
                continue;
            }

            json.StartObject();
            json.Name("child");
            json.Text(child);
            json.Name("parent");
            json.Text(parent);
            json.EndObject();
        }

        json.EndArray();
    }
}
