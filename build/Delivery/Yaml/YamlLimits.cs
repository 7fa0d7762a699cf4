using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeStellar.Delivery.Yaml;

/// <summary>What is refused before a text becomes nodes: nesting that no stack would hold, and keys that are not plain text, whose comparison may never end where anchors lead in circles.</summary>
internal static class YamlLimits
{
    /// <summary>The greatest depth of nesting.</summary>
    public const int MaxDepth = 100;

    /// <summary>Reads the text once and returns the first place that is refused, or null.</summary>
    /// <param name="text">The text.</param>
    public static (Mark Place, string Found)? FirstViolation(string text)
    {
        // For each open collection: whether it is a mapping, and how many nodes it holds so far; the even ones of a mapping are keys.
        var open = new Stack<(bool IsMapping, int Nodes)>();
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            if (current is MappingEnd or SequenceEnd)
            {
                open.Pop();
                continue;
            }

            if (current is not (Scalar or AnchorAlias or MappingStart or SequenceStart))
            {
                continue;
            }

            if (current is not Scalar && open.TryPeek(out var parent) && parent.IsMapping && parent.Nodes % 2 == 0)
            {
                return (current.Start, "a key that is not plain text");
            }

            if (open.TryPop(out var holder))
            {
                open.Push((holder.IsMapping, holder.Nodes + 1));
            }

            if (current is MappingStart or SequenceStart)
            {
                open.Push((current is MappingStart, 0));
            }

            if (open.Count > MaxDepth)
            {
                return (current.Start, $"nesting deeper than {MaxDepth}");
            }
        }

        return null;
    }
}
