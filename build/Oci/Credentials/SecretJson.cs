using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Reads JSON that holds secrets: what is wrong with it is told by place, never by what stands there.</summary>
internal static class SecretJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses an object and converts it; every way of being wrong becomes the one error that a text is turned into.</summary>
    public static T Convert<T>(ReadOnlyMemory<byte> json, Func<string, FaultException> failure, Func<JsonElement, T> convert)
    {
        try
        {
            using var document = Parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? convert(document.RootElement)
                : throw new JsonException("the top-level value is not an object");
        }
        catch (UnparsableException error)
        {
            throw failure(error.Message);
        }
        catch (JsonException error)
        {
            // Thrown by the conversion, whose texts name fields of the format.
            throw failure(error.Message);
        }
        catch (InvalidOperationException)
        {
            throw failure("text that is not UTF-8");
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException error)
        {
            // The parser's own text cites what it stumbled over.
            throw new UnparsableException(error is { LineNumber: { } line, BytePositionInLine: { } position }
                ? $"something else at line {line + 1}, byte {position + 1}"
                : "a name that stands twice in one object");
        }
    }

    private sealed class UnparsableException(string found) : Exception(found);
}
