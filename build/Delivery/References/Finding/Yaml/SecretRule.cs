using System.Text;
using KubeStellar.Delivery.Charts;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Tells of manifests in the base64 text of a Secret: what they name has no characters of its own in the file.</summary>
internal sealed class SecretRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (node is not PlacedNode.Mapping secret || secret.Text("kind")?.Value != "Secret" || secret.Find("data") is not PlacedNode.Mapping data)
        {
            return;
        }

        foreach (var (name, value) in data.Entries)
        {
            if (value is PlacedNode.Scalar encoded && NamesArtifacts(encoded.Value))
            {
                file.Unread(findings, encoded.Start, $"{name.Value} is base64 text that names images or charts");
            }
        }
    }

    private static bool NamesArtifacts(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.Contains("image:", StringComparison.Ordinal) || text.Contains(OciChart.Scheme, StringComparison.Ordinal);
    }
}
