using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Reads fields by name; an absent or null field is empty, one of another kind is an error, as in Go's <c>encoding/json</c>.</summary>
internal static class JsonFields
{
    /// <summary>Parses a JSON object and converts it; every way of being wrong becomes one <see cref="MalformedContentException"/>.</summary>
    public static T Convert<T>(ReadOnlyMemory<byte> json, string subject, Func<JsonElement, T> convert)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? convert(document.RootElement)
                : throw new JsonException("the top-level value is not an object");
        }
        catch (Exception error) when (error is JsonException or FaultException and not MalformedContentException)
        {
            throw new MalformedContentException(subject, (error as FaultException)?.Fault.Found ?? Describe((JsonException)error), error);
        }
    }

    // The parser's own text cites what it stumbled over, which can be anything that a server sends, an echoed secret included.
    private static string Describe(JsonException error) =>
        error is { LineNumber: { } line, BytePositionInLine: { } position } ? $"something else at line {line + 1}, byte {position + 1}" : error.Message;

    public static JsonElement? Field(this JsonElement element, string name, JsonValueKind kind) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == kind ? value
        : throw new JsonException($"'{name}' is not of kind {kind}");

    public static string? Text(this JsonElement element, string name) => element.Field(name, JsonValueKind.String)?.GetString();

    public static string RequiredText(this JsonElement element, string name) =>
        element.Text(name) ?? throw new JsonException($"'{name}' is missing");

    public static long? Number(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Number) is not { } number ? null
        : number.TryGetInt64(out var value) ? value
        : throw new JsonException($"'{name}' is not a whole number");

    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw new JsonException($"'{name}' is not of kind Boolean"),
        };

    public static IReadOnlyList<T> List<T>(this JsonElement element, string name, Func<JsonElement, T> convert) =>
        element.Field(name, JsonValueKind.Array) is { } array ? [.. array.EnumerateArray().Select(convert)] : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) => element.List(name, item => AsText(item, name));

    public static IReadOnlyDictionary<string, string> Map(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Object) is not { } map ? Descriptor.NoAnnotations
        : map.EnumerateObject().ToLookup(field => field.Name, StringComparer.Ordinal)
            .ToDictionary(fields => fields.Key, fields => AsText(fields.Last().Value, name), StringComparer.Ordinal);

    /// <summary>Reads the names of an object that Go declares as <c>map[string]struct{}</c>.</summary>
    public static IReadOnlyList<string> Names(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Object) is { } map ? [.. map.EnumerateObject().Select(field => field.Name).Distinct()] : [];

    public static JsonElement Require(this JsonElement element, JsonValueKind kind) =>
        element.ValueKind == kind ? element : throw new JsonException($"an element is not of kind {kind}");

    private static string AsText(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new JsonException($"'{name}' holds something that is not a string");
}
