namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>A YAML file, or a template of one, read into nodes that know where they are written.</summary>
internal sealed class YamlFile
{
    // More characters than a configuration that people keep; its nodes take some ten times the memory.
    private const int MaxLength = 2 * 1024 * 1024;

    private YamlFile(SourceText source, IReadOnlyList<PlacedNode> documents) => (Source, Documents) = (source, documents);

    /// <summary>The file.</summary>
    public SourceText Source { get; }

    /// <summary>The roots of its documents; of one that is no YAML, what its lines hold.</summary>
    public IReadOnlyList<PlacedNode> Documents { get; }

    /// <summary>Reads a file. A document that is no YAML is read by its lines, and noted unless it is a template.</summary>
    /// <param name="source">The file.</param>
    /// <param name="findings">Gets what could not be understood.</param>
    public static YamlFile Read(SourceText source, FileFindings findings)
    {
        if (source.Text.Length > MaxLength)
        {
            findings.Add(new UnreadFile(source.Path, 0, $"it has more than {MaxLength} characters of YAML"));
            return new YamlFile(source, []);
        }

        var text = new ParsedText(source.Text, null);
        return new YamlFile(source, Roots(text, (place, reason) => findings.Add(new UnreadFile(source.Path, source.Place(place, 0).Line, reason))));
    }

    /// <summary>Reads the YAML that is the value of a scalar, as of a ConfigMap's entry.</summary>
    /// <param name="scalar">The scalar.</param>
    public static IReadOnlyList<PlacedNode> Embedded(PlacedNode.Scalar scalar) => Roots(new ParsedText(scalar.Value, scalar.Places), (_, _) => { });

    /// <summary>Notes that something could not be understood.</summary>
    /// <param name="findings">Gets the note.</param>
    /// <param name="start">The number of the first character of what could not.</param>
    /// <param name="reason">Why.</param>
    public void Unread(FileFindings findings, int start, string reason) => findings.Add(new UnreadFile(Source.Path, Source.Place(start, 0).Line, reason));

    private static List<PlacedNode> Roots(ParsedText text, Action<int, string> unread)
    {
        var roots = new List<PlacedNode>();
        foreach (var (start, end) in YamlDocumentSpans.Of(text.Masked))
        {
            var root = YamlNodes.Read(text, start, end, out var problem);
            if (root is not null)
            {
                roots.Add(root);
            }
            else if (problem is var (place, reason))
            {
                roots.AddRange(LooseYaml.Read(text, start, end));
                if (!text.IsTemplate)
                {
                    unread(Math.Clamp(place, start, end), reason);
                }
            }
        }

        return roots;
    }
}
