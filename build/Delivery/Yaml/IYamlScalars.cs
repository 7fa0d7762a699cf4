using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Says what the scalars of a YAML file mean where text is asked for.</summary>
internal interface IYamlScalars
{
    /// <summary>Returns the text of a scalar, or null where it stands for null.</summary>
    /// <param name="node">The scalar.</param>
    string? Read(YamlScalarNode node);
}
