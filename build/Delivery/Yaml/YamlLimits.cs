using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeStellar.Delivery.Yaml;

/// <summary>What is refused before a text becomes nodes: nesting that no stack would hold, keys that are not plain text, whose comparison may never end where anchors lead in circles, and aliases to nothing, for which the parser tells no place.</summary>
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
        var anchors = new HashSet<AnchorName>();
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            if (current is AnchorAlias alias && !anchors.Contains(alias.Value))
            {
                return (current.Start, $"the alias *{alias.Value}, which no anchor before it defines");
            }

            if (current is NodeEvent { Anchor.IsEmpty: false } node)
            {
                anchors.Add(node.Anchor);
            }

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

    /// <summary>Returns the last place that the parser reaches before it loses its way.</summary>
    /// <param name="text">The text.</param>
    public static Mark LastPlace(string text)
    {
        var place = Mark.Empty;
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                place = parser.Current!.End;
            }
        }
        catch (Exception lost) when (YamlConfusion.Is(lost) || lost is YamlException)
        {
            // What it throws has no place; the one before is the nearest that is known.
        }

        return place;
    }
}
