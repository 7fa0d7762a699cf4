using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Oci.Tests.Fuzzing;

/// <summary>The parsers of this library.</summary>
internal static class OciTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } = [.. NameTargets.All, .. ContentTargets.All, .. AccessTargets.All];

    public static TheoryData<string> Names => [.. All.Select(target => target.Name)];

    public static FuzzTarget Find(string name) => All.Single(target => target.Name == name);
}
