using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Finds where an artifact of the chart's own source is named together with a version, in any form that charts use.</summary>
/// <param name="artifacts">The repositories and what they hold.</param>
internal sealed class OwnArtifacts(IReadOnlyDictionary<RepositoryName, ChartReferenceKind> artifacts)
{
    private const int MaxVersion = 256;

    private static readonly string[] VersionKeys = ["tag", "version", "targetRevision", "digest"];

    /// <summary>Returns what a text names as <c>host/path:version</c>, and where.</summary>
    /// <param name="text">The text.</param>
    public IEnumerable<TextMention> In(string text)
    {
        foreach (var (repository, kind) in artifacts)
        {
            var name = $"{repository}";
            for (var at = Next(text, name, 0); at >= 0; at = Next(text, name, at + name.Length))
            {
                var end = EndOfVersion(text, at + name.Length);
                if (Begins(text, at) && end > at + name.Length + 1)
                {
                    yield return new TextMention(kind, text[at..end], at, ChartReferenceRole.Named);
                }
            }
        }
    }

    /// <summary>Returns what a mapping names in several entries: <c>repository</c> and <c>tag</c>, <c>repoURL</c>, <c>chart</c> and <c>targetRevision</c>, <c>url</c> and <c>ref</c>; null when it names nothing.</summary>
    /// <param name="mapping">The mapping.</param>
    public (ChartReferenceKind Kind, string Text, ManifestNode.Scalar Version)? In(ManifestNode.Mapping mapping)
    {
        var name = mapping.Text("repository") ?? mapping.Text("repoURL") ?? mapping.Text("url");
        if (name is null || Version(mapping) is not { } version)
        {
            return null;
        }

        var path = name.Value.StartsWith(OciChart.Scheme, StringComparison.Ordinal) ? name.Value[OciChart.Scheme.Length..] : name.Value;
        path = mapping.Text("registry") is { Value.Length: > 0 } registry ? $"{registry.Value}/{path}" : path;
        path = mapping.Text("chart") is { Value.Length: > 0 } chart ? $"{path}/{chart.Value}" : path;
        return RepositoryName.TryParse(path, null, out var repository) && artifacts.TryGetValue(repository, out var kind)
            ? (kind, $"{path}{(version.Value.Contains(':', StringComparison.Ordinal) ? '@' : ':')}{version.Value}", version)
            : null;
    }

    private static ManifestNode.Scalar? Version(ManifestNode.Mapping mapping)
    {
        var versions = VersionKeys.Select(mapping.Text).Append((mapping.Find("ref") as ManifestNode.Mapping)?.Text("tag"));
        return versions.FirstOrDefault(version => version is { Value.Length: > 0 });
    }

    private static int Next(string text, string name, int from) => text.IndexOf(name, from, StringComparison.OrdinalIgnoreCase);

    // A longer path that ends in the name is another repository; behind a scheme it is this one.
    private static bool Begins(string text, int at) => at == 0
        || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-' or '_' or '/')
        || (text[at - 1] == '/' && at > 1 && text[at - 2] == '/');

    // What is filled in later stands for the version whatever it is; a sentence may end behind a version.
    private static int EndOfVersion(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not (':' or '@'))
        {
            return at;
        }

        var isExpression = text[at + 1] is '$' or '{' or '\uE002';
        var end = at + 1;
        while (end < text.Length && end - at <= MaxVersion && (isExpression ? !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'') : IsOfVersion(text[end])))
        {
            end++;
        }

        while (!isExpression && text[end - 1] is '.' or ':' && end > at + 1)
        {
            end--;
        }

        return end;
    }

    // Marks of unknown values included.
    private static bool IsOfVersion(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '@' or '$' or '\uE000' or '\uE001' or '\uE002';
}
