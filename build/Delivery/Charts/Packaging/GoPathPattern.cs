using System.Text;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>A pattern of Go's <c>filepath.Match</c> on systems whose separator is a slash: <c>*</c> and <c>?</c> stay within a path element, <c>[a-z]</c>, <c>[^a]</c>, <c>\</c> escapes.</summary>
internal sealed class GoPathPattern
{
    private readonly IReadOnlyList<Element> _elements;

    private GoPathPattern(IReadOnlyList<Element> elements) => _elements = elements;

    /// <summary>Reads a pattern, or returns null where Go says that it is a bad one.</summary>
    /// <param name="pattern">The pattern.</param>
    public static GoPathPattern? TryParse(string pattern)
    {
        var elements = new List<Element>();
        var rest = new Queue<Rune>(pattern.EnumerateRunes());
        while (rest.TryDequeue(out var rune))
        {
            Element? element = rune.Value switch
            {
                '*' => new AnyRun(),
                '?' => new AnyOne(),
                '[' => ReadClass(rest),
                '\\' => rest.TryDequeue(out var escaped) ? Literal(escaped) : null,
                _ => Literal(rune),
            };
            if (element is null)
            {
                return null;
            }

            elements.Add(element);
        }

        return new GoPathPattern(elements);
    }

    /// <summary>Says whether the pattern matches the whole text.</summary>
    /// <param name="text">The text.</param>
    public bool Matches(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var (element, at) = (0, 0);
        // Where to go on after the last run of any characters has taken one more.
        var (runElement, runAt) = (-1, 0);
        while (at < runes.Length || element < _elements.Count)
        {
            if (element < _elements.Count && _elements[element] is AnyRun)
            {
                (runElement, runAt) = (element++, at);
            }
            else if (element < _elements.Count && at < runes.Length && _elements[element].Matches(runes[at]))
            {
                element++;
                at++;
            }
            else if (runElement >= 0 && runAt < runes.Length && runes[runAt].Value != '/')
            {
                (element, at) = (runElement + 1, ++runAt);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static Class Literal(Rune rune) => new(Negated: false, [(rune, rune)]);

    private static Class? ReadClass(Queue<Rune> rest)
    {
        var negated = rest.TryPeek(out var first) && first.Value == '^';
        if (negated)
        {
            rest.Dequeue();
        }

        var ranges = new List<(Rune Low, Rune High)>();
        while (rest.TryPeek(out var next))
        {
            if (next.Value == ']' && ranges.Count > 0)
            {
                rest.Dequeue();
                return new Class(negated, ranges);
            }

            if (ReadBound(rest) is not { } low)
            {
                return null;
            }

            var high = low;
            if (rest.TryPeek(out var dash) && dash.Value == '-')
            {
                rest.Dequeue();
                if (ReadBound(rest) is not { } bound)
                {
                    return null;
                }

                high = bound;
            }

            ranges.Add((low, high));
        }

        return null;
    }

    private static Rune? ReadBound(Queue<Rune> rest) =>
        !rest.TryDequeue(out var rune) || rune.Value is '-' or ']' ? null
        : rune.Value != '\\' ? rune
        : rest.TryDequeue(out var escaped) ? escaped
        : null;

    private abstract record Element
    {
        public abstract bool Matches(Rune rune);
    }

    private sealed record AnyRun : Element
    {
        public override bool Matches(Rune rune) => false;
    }

    private sealed record AnyOne : Element
    {
        public override bool Matches(Rune rune) => rune.Value != '/';
    }

    private sealed record Class(bool Negated, IReadOnlyList<(Rune Low, Rune High)> Ranges) : Element
    {
        public override bool Matches(Rune rune) => Ranges.Any(range => range.Low <= rune && rune <= range.High) != Negated;
    }
}
