using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Scalars as they are written: <c>1.10</c> is the text 1.10.</summary>
internal sealed class WrittenScalars : IYamlScalars
{
    public static WrittenScalars Instance { get; } = new();

    public string? Read(YamlScalarNode node) => node is { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" } ? null : node.Value ?? "";
}
