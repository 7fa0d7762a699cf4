namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds images: what containers run, and whatever else is a whole reference with its tag or digest.</summary>
internal sealed class ImageRule : IYamlRule
{
    // What stands beside the image of a container, but not beside a picture.
    private static readonly string[] OfContainers =
        ["name", "command", "args", "imagePullPolicy", "env", "environment", "entrypoint", "ports", "volumes", "volumeMounts", "resources", "options", "build", "container_name"];

    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        switch (node)
        {
            case PlacedNode.Mapping mapping:
                foreach (var (name, value) in mapping.Entries)
                {
                    if (value is PlacedNode.Scalar { IsNothing: false, IsBlock: false } scalar)
                    {
                        OfEntry(mapping, name.Value, scalar, file, findings);
                    }
                }

                break;
            case PlacedNode.Sequence sequence:
                foreach (var item in sequence.Items.OfType<PlacedNode.Scalar>().Where(item => !item.IsBlock))
                {
                    OfItem(item, file, findings);
                }

                break;
        }
    }

    private static void OfEntry(PlacedNode.Mapping mapping, string key, PlacedNode.Scalar value, YamlFile file, FileFindings findings)
    {
        if (key == "image" && mapping.Entries.Exists(entry => OfContainers.Contains(entry.Key.Value)))
        {
            Images.OfContainer(file, value, findings);
        }
        else if (key.EndsWith("image", StringComparison.OrdinalIgnoreCase))
        {
            Images.OfText(file, value, 0, image => image.IsNamed, findings);
        }
        else
        {
            Images.OfText(file, value, 0, IsWhole, findings);
        }
    }

    // An option such as --agent-image=host/name:tag as well.
    private static void OfItem(PlacedNode.Scalar item, YamlFile file, FileFindings findings)
    {
        var equals = item.Value.StartsWith('-') ? item.Value.IndexOf('=', StringComparison.Ordinal) : -1;
        Images.OfText(file, item, equals + 1, IsWhole, findings);
    }

    private static bool IsWhole(ImageText image) => image.HasHost && image.IsNamed;
}
