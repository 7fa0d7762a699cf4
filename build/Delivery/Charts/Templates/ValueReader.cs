using KubeStellar.Delivery.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Reads YAML into the values that helm hands to templates: sigs.k8s.io/yaml makes JSON of it first, so every number is a <see cref="double"/>.</summary>
internal sealed class ValueReader
{
    private readonly Parser _parser;
    private readonly TemplateBudget _budget;
    private readonly Dictionary<string, object?> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private ValueReader(string text, TemplateBudget budget) => (_parser, _budget) = (new Parser(new StringReader(text)), budget);

    /// <summary>Returns the first document's value; null when there is none.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">What to call it in errors.</param>
    /// <param name="budget">What it may cost.</param>
    /// <exception cref="InvalidYamlException">The text is no YAML.</exception>
    public static object? Read(string text, string file, TemplateBudget budget)
    {
        try
        {
            return new ValueReader(text, budget).Document();
        }
        catch (YamlException malformed)
        {
            throw new InvalidYamlException(file, malformed.Start.Line, malformed.Start.Column, "well-formed YAML", malformed.InnerException?.Message ?? malformed.Message, malformed);
        }
        catch (Exception confused) when (YamlConfusion.Is(confused))
        {
            // On some malformed texts the parser loses its way instead of saying where it stands.
            throw new InvalidYamlException(file, 1, 1, "well-formed YAML", "text that the YAML parser cannot follow", confused);
        }
    }

    private object? Document()
    {
        while (_parser.MoveNext())
        {
            if (_parser.Current is NodeEvent or AnchorAlias)
            {
                return Value();
            }
        }

        return null;
    }

    private object? Value()
    {
        _budget.Spend();
        if (++_depth > YamlLimits.MaxDepth)
        {
            throw Wrong($"nesting deeper than {YamlLimits.MaxDepth}");
        }

        var value = Node();
        _depth--;
        return value;
    }

    private object? Node()
    {
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                return _anchors.GetValueOrDefault(alias.Value.Value);
            case Scalar scalar:
                return Keep(scalar, YamlScalars.Value(scalar));
            case SequenceStart start:
                var list = new List<object?>();
                Keep(start, list);
                while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
                {
                    list.Add(Value());
                }

                return list;
            case MappingStart start:
                var map = new TemplateMap();
                Keep(start, map);
                Fill(map);
                return map;
            default:
                return null;
        }
    }

    // Of two equal keys the last counts; a merge key adds only what the map itself lacks.
    private void Fill(TemplateMap map)
    {
        List<object?> merged = [];
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = _parser.Current is Scalar { Value: var name } ? name : throw Wrong("a key that is not plain text");
            _parser.MoveNext();
            var value = Value();
            if (key == "<<")
            {
                merged.AddRange(value as IReadOnlyList<object?> ?? [value]);
            }
            else
            {
                map[key] = value;
            }
        }

        foreach (var (key, value) in merged.OfType<TemplateMap>().SelectMany(source => source).ToArray())
        {
            map.TryAdd(key, value);
        }
    }

    private YamlException Wrong(string found) => new(_parser.Current!.Start, _parser.Current.End, found);

    private object? Keep(NodeEvent node, object? value)
    {
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor.Value] = value;
        }

        return value;
    }
}
