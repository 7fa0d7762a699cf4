using System.Text.Json;

namespace KubeStellar.Oci.Tests;

/// <summary>Reads what <c>oras discover --format json</c> prints.</summary>
internal static class OrasDiscovery
{
    /// <summary>Returns artifact type and digest of each direct referrer, sorted; older versions name their list <c>manifests</c>.</summary>
    public static IReadOnlyList<string> Read(string output)
    {
        var json = JsonDocument.Parse(output).RootElement;
        var list = json.TryGetProperty("referrers", out var referrers) ? referrers : json.GetProperty("manifests");
        return [.. list.EnumerateArray()
            .Select(referrer => $"{referrer.GetProperty("artifactType").GetString()} {referrer.GetProperty("digest").GetString()}")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns the same of descriptors.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Descriptor> referrers) =>
        [.. referrers.Select(referrer => $"{referrer.ArtifactType} {referrer.Digest}").Order(StringComparer.Ordinal)];
}
