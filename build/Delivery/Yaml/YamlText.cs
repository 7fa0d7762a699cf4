using YamlDotNet.Core;
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
        try
        {
            if (YamlLimits.FirstViolation(text) is var (place, found))
            {
                throw error(place.Line, place.Column, found, new FormatException(found));
            }

            stream.Load(new StringReader(text));
        }
        catch (YamlException malformed)
        {
            throw error(malformed.Start.Line, malformed.Start.Column, malformed.InnerException?.Message ?? malformed.Message, malformed);
        }
        catch (Exception confused) when (confused is InvalidOperationException or ArgumentException)
        {
            // On some malformed texts the parser loses its way instead of saying where it stands.
            var place = YamlLimits.LastPlace(text);
            throw error(place.Line, place.Column, "text that the YAML parser cannot follow", confused);
        }

        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }
}
