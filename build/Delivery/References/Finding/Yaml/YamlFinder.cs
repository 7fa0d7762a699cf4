using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds what one kind of YAML file says: reads the file once and shows each of its nodes to the rules of that kind.</summary>
/// <param name="reads">Whether files of a path are of the kind.</param>
/// <param name="rules">The rules; of two that find the same place, the first counts.</param>
internal sealed class YamlFinder(Predicate<string> reads, params IReadOnlyList<IYamlRule> rules) : IFileFinder
{
    // Hooks may hold manifests that hold manifests.
    private const int MaxEmbedding = 8;

    /// <inheritdoc/>
    public bool Reads(string path) => reads(path);

    /// <inheritdoc/>
    public void Find(SourceText text, FileFindings findings)
    {
        var file = YamlFile.Read(text, findings);
        foreach (var document in file.Documents)
        {
            Visit(document, "", 0, file, findings);
        }
    }

    private void Visit(PlacedNode node, string key, int embedding, YamlFile file, FileFindings findings)
    {
        foreach (var rule in rules)
        {
            rule.Find(node, key, file, findings);
        }

        switch (node)
        {
            case PlacedNode.Mapping mapping:
                foreach (var (name, value) in mapping.Entries)
                {
                    Visit(value, name.Value, embedding, file, findings);
                }

                break;
            case PlacedNode.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Visit(item, key, embedding, file, findings);
                }

                break;
            case PlacedNode.Scalar { IsBlock: true } block when embedding < MaxEmbedding && EmbeddedManifest.IsIn(block.Value):
                foreach (var document in YamlFile.Embedded(block))
                {
                    Visit(document, "", embedding + 1, file, findings);
                }

                break;
        }
    }
}
