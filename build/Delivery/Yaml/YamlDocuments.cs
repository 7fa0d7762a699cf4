using System.Text;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Cuts a stream of YAML documents, as kustomize prints it, at its separators; no character of a document changes.</summary>
internal static class YamlDocuments
{
    private const string Separator = "---";

    /// <summary>Returns the documents' texts without their separators; those of nothing but white space are left out.</summary>
    /// <param name="stream">The stream.</param>
    public static IReadOnlyList<string> Split(string stream)
    {
        var documents = new List<string>();
        var current = new StringBuilder();
        foreach (var line in Lines(stream))
        {
            if (line.TrimEnd() == Separator)
            {
                documents.Add(current.ToString());
                current.Clear();
            }
            else
            {
                current.Append(line);
            }
        }

        documents.Add(current.ToString());
        return [.. documents.Where(document => !string.IsNullOrWhiteSpace(document))];
    }

    /// <summary>Returns the stream of these documents.</summary>
    /// <param name="documents">The documents' texts, each ending in a line feed.</param>
    public static string Join(IEnumerable<string> documents) => string.Join(Separator + "\n", documents);

    // Each line with its line feed.
    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed and >= 0 ? feed + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }
}
