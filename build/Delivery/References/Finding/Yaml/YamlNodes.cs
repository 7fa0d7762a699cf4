using KubeStellar.Delivery.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Reads one YAML document into nodes with places; nothing that an alias stands for is read twice.</summary>
internal static class YamlNodes
{
    /// <summary>The greatest depth of nesting; what is deeper is refused before a stack or a parser gets lost in it.</summary>
    public const int MaxDepth = 100;

    /// <summary>Reads a document.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="start">The number of the document's first character in the text.</param>
    /// <param name="end">The number of the first character behind it.</param>
    /// <param name="problem">The number of a character of the text and what is wrong there; null where nothing is.</param>
    /// <returns>The root; null for an empty document and for one that is no YAML.</returns>
    public static PlacedNode? Read(ParsedText text, int start, int end, out (int Place, string Reason)? problem)
    {
        var parser = new Parser(new StringReader(text.Masked[start..end]));
        try
        {
            problem = null;
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var root = Node(parser, text, start, 0);
            while (parser.MoveNext())
            {
                // What follows the root must be YAML as well.
            }

            return root;
        }
        catch (YamlException malformed)
        {
            problem = (start + (int)malformed.Start.Index, $"it is no YAML: {Shortened(malformed.InnerException?.Message ?? malformed.Message)}");
            return null;
        }
        catch (Exception confused) when (YamlConfusion.Is(confused))
        {
            // On some malformed texts the parser loses its way instead of saying where it stands.
            problem = (start + (int)(parser.Current?.End.Index ?? 0), "it is no YAML that the parser can follow");
            return null;
        }
    }

    private static PlacedNode Node(Parser parser, ParsedText text, int offset, int depth)
    {
        var current = parser.Current ?? throw new EndOfStreamException("the parser stopped within a node");
        if (depth > MaxDepth)
        {
            throw new YamlException(current.Start, current.End, $"nesting deeper than {MaxDepth}");
        }

        parser.MoveNext();
        var start = text.PlaceOf(Math.Min(text.Masked.Length, offset + (int)current.Start.Index));
        switch (current)
        {
            case YamlDotNet.Core.Events.Scalar scalar:
                return Scalar(scalar, text, offset);
            case SequenceStart:
                var sequence = new PlacedNode.Sequence(start);
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    sequence.Items.Add(Node(parser, text, offset, depth + 1));
                }

                return sequence;
            case MappingStart:
                var mapping = new PlacedNode.Mapping(start);
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var key = Node(parser, text, offset, depth + 1);
                    var value = Node(parser, text, offset, depth + 1);
                    if (key is PlacedNode.Scalar name)
                    {
                        mapping.Entries.Add((name, value));
                    }
                }

                return mapping;
            default:
                return new PlacedNode.Nothing(start);
        }
    }

    // A scalar's span as the parser gives it begins with the anchor and tag before it.
    private static PlacedNode.Scalar Scalar(YamlDotNet.Core.Events.Scalar scalar, ParsedText text, int offset)
    {
        var seen = text.Masked;
        var start = Math.Min(seen.Length, offset + (int)scalar.Start.Index);
        // An empty scalar behind a tag may end before it starts.
        var end = Math.Max(start, Math.Min(seen.Length, offset + (int)scalar.End.Index));
        while (start < end && seen[start] is '&' or '!' && (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty))
        {
            while (start < end && !char.IsWhiteSpace(seen[start]))
            {
                start++;
            }

            while (start < end && char.IsWhiteSpace(seen[start]))
            {
                start++;
            }
        }

        return new PlacedNode.Scalar(text.PlaceOf(start), PlacedText.Of(text, start, end, scalar.Style, scalar.Value), scalar.Style);
    }

    private static string Shortened(string message) => message.Length > 120 ? message[..120] + "…" : message;
}
