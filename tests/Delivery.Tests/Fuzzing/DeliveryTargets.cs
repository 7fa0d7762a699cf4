using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>The parsers of this library.</summary>
internal static class DeliveryTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [.. VersionTargets.All, .. YamlTargets.All, .. FinderTargets.All, .. GoTargets.All, .. TemplateTargets.All, .. ChartTargets.All, .. SourceTargets.All, .. RecordTargets.All];

    public static FuzzTarget Find(string name) => All.Single(target => target.Name == name);
}
