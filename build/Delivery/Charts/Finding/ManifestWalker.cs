using System.Text;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Walks Kubernetes objects at any depth, manifests in ConfigMaps and Secrets included, for what names an image or a chart.</summary>
/// <param name="found">Gets what is found.</param>
/// <param name="malformed">Gets line and reason of manifests in ConfigMaps and Secrets that are no YAML.</param>
/// <param name="own">The artifacts of the chart's own source.</param>
internal sealed class ManifestWalker(Action<ManifestFinding> found, Action<int, string> malformed, OwnArtifacts own)
{
    private const int MaxEmbedding = 8;

    private int _embedding;
    private ManifestNode.Scalar? _encoded;

    /// <summary>Walks a document.</summary>
    /// <param name="node">Its root.</param>
    /// <param name="holder">The objects around it; empty for none.</param>
    public void Walk(ManifestNode node, string holder = "")
    {
        switch (node)
        {
            case ManifestNode.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Walk(item, holder);
                }

                break;
            case ManifestNode.Mapping mapping:
                Object(mapping, holder);
                break;
            case ManifestNode.Scalar scalar:
                Mentions(scalar, own.In(scalar.Value), holder);
                break;
        }
    }

    private void Object(ManifestNode.Mapping mapping, string outer)
    {
        var holder = outer;
        if (mapping.Text("kind") is { } kind && mapping.Text("apiVersion") is not null && kind.Value != "List")
        {
            var name = (mapping.Find("metadata") as ManifestNode.Mapping)?.Text("name")?.Value;
            var segment = string.IsNullOrEmpty(name) ? kind.Value : $"{kind.Value} {name}";
            holder = outer.Length == 0 ? segment : $"{outer} / {segment}";
            if (kind.Value is "ConfigMap" or "Secret")
            {
                Embedded(mapping, holder, kind.Value == "Secret");
                return;
            }
        }

        if (own.In(mapping) is var (ownKind, reference, version))
        {
            Found(new ManifestFinding(ownKind, reference, version.Line, version.Column, holder) { Role = ChartReferenceRole.Named });
        }

        // An unknown block that is indented as its key looks like an entry beside it.
        if (mapping.Entries.Find(entry => UnknownMarks.In(entry.Key)) is { Key: { } block, Value: { } unknown } && mapping.Entries.Exists(entry => IsContainers(entry.Key) && entry.Value is ManifestNode.Scalar { Value: "" }))
        {
            Found(new ManifestFinding(ChartReferenceKind.Image, block, unknown.Line, unknown.Column, holder));
        }

        var variable = Variable(mapping, holder);
        foreach (var (key, value) in mapping.Entries.Where(entry => entry.Value != variable))
        {
            Entry(key, value, holder);
        }
    }

    private void Entry(string key, ManifestNode value, string holder)
    {
        switch (key, value)
        {
            case ("image", ManifestNode.Scalar image):
                Image(image, holder);
                break;
            case (_, ManifestNode.Sequence containers) when IsContainers(key):
                Containers(containers, holder);
                break;
            case (_, ManifestNode.Scalar { Value: var block } unknown) when IsContainers(key) && UnknownMarks.In(block):
                Found(new ManifestFinding(ChartReferenceKind.Image, block, unknown.Line, unknown.Column, holder));
                break;
            case ("args" or "command", ManifestNode.Sequence arguments):
                Arguments(arguments, holder);
                break;
            case (_, ManifestNode.Scalar text) when key.EndsWith("Image", StringComparison.Ordinal) && AssignedImages.IsImage(text.Value):
                Passed(text, holder);
                break;
            default:
                Walk(value, holder);
                break;
        }
    }

    private static bool IsContainers(string key) => key is "containers" or "initContainers" or "ephemeralContainers";

    // A plain number or boolean under a key named image is no image; nothing at all is one that is missing.
    private void Image(ManifestNode.Scalar image, string holder)
    {
        var value = image.IsPlain ? YamlScalars.Plain(image.Value) : image.Value;
        if (value is string or null)
        {
            Found(new ManifestFinding(ChartReferenceKind.Image, value as string ?? "", image.Line, image.Column, holder));
        }
    }

    // An object may hand an image on to what it creates, in a variable whose name says so; returns the value that does.
    private ManifestNode.Scalar? Variable(ManifestNode.Mapping entry, string holder)
    {
        if (entry.Text("name") is { } name && entry.Text("value") is { } value
            && name.Value.Contains("IMAGE", StringComparison.Ordinal) && !name.Value.Contains("PULL", StringComparison.Ordinal)
            && (UnknownMarks.In(value.Value) || LooksLikeImage(value.Value)))
        {
            Passed(value, holder);
            return value;
        }

        return null;
    }

    private void Passed(ManifestNode.Scalar image, string holder) =>
        Found(new ManifestFinding(ChartReferenceKind.Image, image.Value, image.Line, image.Column, holder) { Role = ChartReferenceRole.Passed });

    private static bool LooksLikeImage(string text) =>
        Reference.TryParse(text, null, out var reference) && (reference.Tag is not null || reference.Digest is not null || text.Contains('/', StringComparison.Ordinal));

    // A named container must have an image; where there is none, that is reported as an empty one. One that is unknown as a whole may have any.
    private void Containers(ManifestNode.Sequence containers, string holder)
    {
        foreach (var item in containers.Items)
        {
            if (item is ManifestNode.Scalar { Value: var block } && UnknownMarks.In(block))
            {
                Found(new ManifestFinding(ChartReferenceKind.Image, block, item.Line, item.Column, holder));
            }
            else if (item is ManifestNode.Mapping container && container.Find("name") is not null && container.Find("image") is null && container.Find("<<") is null)
            {
                Found(new ManifestFinding(ChartReferenceKind.Image, "", container.Line, container.Column, holder));
            }
        }

        Walk(containers, holder);
    }

    private void Arguments(ManifestNode.Sequence arguments, string holder)
    {
        var scalars = arguments.Items.OfType<ManifestNode.Scalar>().ToArray();
        foreach (var (option, value) in scalars.Zip(scalars.Skip(1)))
        {
            if (option.Value.StartsWith('-') && option.Value.EndsWith("image", StringComparison.OrdinalIgnoreCase) && AssignedImages.IsImage(value.Value))
            {
                Passed(value, holder);
            }
        }

        foreach (var scalar in scalars)
        {
            Mentions(scalar, [.. AssignedImages.In(scalar.Value), .. own.In(scalar.Value)], holder);
        }

        if (!scalars.Any(scalar => scalar.Value.Contains(OciChart.Scheme, StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var (chart, version) in HelmArguments.Charts([.. scalars.Select(scalar => scalar.Value)]))
        {
            var place = scalars.First(scalar => scalar.Value.Contains(chart, StringComparison.Ordinal));
            Chart(chart, version, place.Line + LinesBefore(place, place.Value.IndexOf(chart, StringComparison.Ordinal)), place.Column, holder);
        }
    }

    // Of two mentions of one text the first counts, which says more of its role.
    private void Mentions(ManifestNode.Scalar scalar, IEnumerable<TextMention> mentions, string holder)
    {
        foreach (var mention in mentions.DistinctBy(mention => mention.Text))
        {
            Found(new ManifestFinding(mention.Kind, mention.Text, scalar.Line + LinesBefore(scalar, mention.Start), scalar.Column, holder) { Role = mention.Role });
        }
    }

    private void Chart(string chart, string? version, int line, int column, string holder)
    {
        var named = Reference.TryParse(chart, null, out var reference) && (reference.Tag is not null || reference.Digest is not null);
        var text = named || version is null ? chart : $"{chart}:{version.Replace('+', '_')}";
        var missing = named || version is not null ? null : "helm would install the newest version, for there is no --version";
        Found(new ManifestFinding(ChartReferenceKind.Chart, text, line, column, holder, missing));
    }

    private void Embedded(ManifestNode.Mapping mapping, string holder, bool isSecret)
    {
        foreach (var (key, value) in mapping.Entries)
        {
            if (key is "data" or "stringData" or "binaryData" && value is ManifestNode.Mapping data && _embedding < MaxEmbedding)
            {
                _embedding++;
                foreach (var (name, content) in data.Entries)
                {
                    Data(name, content, isSecret && key == "data" || key == "binaryData", holder);
                }

                _embedding--;
            }
        }
    }

    private void Data(string name, ManifestNode content, bool isBase64, string holder)
    {
        if (content is not ManifestNode.Scalar text)
        {
            return;
        }

        if (name.Contains("image", StringComparison.OrdinalIgnoreCase) && AssignedImages.IsImage(text.Value))
        {
            Passed(text, holder);
        }
        else
        {
            Text(text, isBase64, holder);
        }
    }

    private void Text(ManifestNode.Scalar scalar, bool isBase64, string holder)
    {
        var outer = _encoded;
        _encoded = isBase64 ? outer ?? scalar : outer;
        var text = isBase64 ? Decoded(scalar.Value) : scalar.Value;
        if (EmbeddedManifest.IsIn(text))
        {
            foreach (var document in ManifestReader.Documents(EmbeddedManifest.Protect(text), scalar.Line + (scalar.IsBlock ? 1 : 0), Malformed))
            {
                Walk(document, holder);
            }
        }
        else
        {
            foreach (var (chart, version) in HelmArguments.OfScript(text))
            {
                Chart(chart, version, scalar.Line + LinesBefore(scalar, text.IndexOf(chart, StringComparison.Ordinal)), scalar.Column, holder);
            }

            Mentions(scalar, [.. AssignedImages.In(text), .. own.In(text)], holder);
        }

        _encoded = outer;
    }

    // What is encoded stands on the line of its code.
    private void Found(ManifestFinding finding) => found(finding with
    {
        Text = EmbeddedManifest.Unprotect(finding.Text),
        Holder = EmbeddedManifest.Unprotect(finding.Holder),
        Line = _encoded?.Line ?? finding.Line,
        Column = _encoded?.Column ?? finding.Column,
    });

    private void Malformed(int line, string reason) => malformed(_encoded?.Line ?? line, reason);

    private static int LinesBefore(ManifestNode.Scalar scalar, int place) => scalar.IsBlock ? 1 + scalar.Value.AsSpan(0, Math.Clamp(place, 0, scalar.Value.Length)).Count('\n') : 0;

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
