using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Parses YAML text; whatever is wrong with it is one kind of error with a place.</summary>
internal static class YamlText
{
    /// <summary>Returns the root of the first document, or null when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">Makes the error from line, column, what was found and its cause.</param>
    public static YamlNode? Root(string text, Func<long, long, string, Exception, Exception> error)
    {
        var stream = new YamlStream();
        Parse(text, error, () => stream.Load(new StringReader(text)));
        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    /// <summary>Refuses text that is no YAML, and a first document that is neither empty nor a mapping; keys may come twice, as Go allows it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidYamlException">It is such a text.</exception>
    public static void RequireMapping(string text, string file) =>
        Parse(text, (line, column, found, cause) => new InvalidYamlException(file, line, column, "well-formed YAML", found, cause), () =>
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _) && parser.Current is not MappingStart && parser.Current is not Scalar { Style: ScalarStyle.Plain, Value: "" or "~" or "null" })
            {
                throw new InvalidYamlException(file, parser.Current!.Start.Line, parser.Current.Start.Column, "a mapping at the root", parser.Current is SequenceStart ? "a sequence" : "a scalar");
            }
        });

    private static void Parse(string text, Func<long, long, string, Exception, Exception> error, Action parse)
    {
        try
        {
            if (YamlLimits.FirstViolation(text) is var (place, found))
            {
                throw error(place.Line, place.Column, found, new FormatException(found));
            }

            parse();
        }
        catch (YamlException malformed)
        {
            throw error(malformed.Start.Line, malformed.Start.Column, malformed.InnerException?.Message ?? malformed.Message, malformed);
        }
        catch (Exception confused) when (YamlConfusion.Is(confused))
        {
            // On some malformed texts the parser loses its way instead of saying where it stands.
            var place = YamlLimits.LastPlace(text);
            throw error(place.Line, place.Column, "text that the YAML parser cannot follow", confused);
        }
    }
}
