using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Reads fields by name; an absent or null field is empty, one of another kind is an error, as in Go's <c>encoding/json</c>.</summary>
internal static class JsonFields
{
    /// <summary>How deep objects and arrays may lie in each other: 64.</summary>
    public const int MaxDepth = 64;

    // Readers differ in which of two equal names counts, and so would be told different things.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Parses a JSON object and converts it; every way of being wrong becomes one <see cref="MalformedContentException"/>.</summary>
    public static T Convert<T>(ReadOnlyMemory<byte> json, string subject, Func<JsonElement, T> convert)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? convert(document.RootElement)
                : throw new JsonException("the top-level value is not an object");
        }
        catch (Exception error) when (error is JsonException or FaultException and not MalformedContentException)
        {
            throw new MalformedContentException(subject, (error as FaultException)?.Fault.Found ?? Describe((JsonException)error), error);
        }
        catch (InvalidOperationException error)
        {
            // Half of a surrogate pair and bytes that are no UTF-8 can be written in JSON, but are no text.
            throw new MalformedContentException(subject, "a text that is not Unicode", error);
        }
    }

    // The parser's own text cites what it stumbled over, which can be anything that a server sends, an echoed secret included.
    private static string Describe(JsonException error) =>
        error is { LineNumber: { } line, BytePositionInLine: { } position } ? $"something else at line {line + 1}, byte {position + 1}" : error.Message;

    public static JsonElement? Field(this JsonElement element, string name, JsonValueKind kind) =>
        element.Find(name) is not { ValueKind: not JsonValueKind.Null } value ? null
        : value.ValueKind == kind ? value
        : throw new JsonException($"'{name}' is not of kind {kind}");

    /// <summary>Returns the value of a name whatever its kind; null where there is none.</summary>
    /// <remarks>Go's readers take a name in other case for the same field, so that they would be told something else; it is refused.</remarks>
    public static JsonElement? Find(this JsonElement element, string name)
    {
        JsonElement? found = null;
        foreach (var field in element.EnumerateObject())
        {
            if (field.NameEquals(name))
            {
                found = field.Value;
            }
            else if (name.Equals(field.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new JsonException($"'{field.Name}' is '{name}' in other case");
            }
        }

        return found;
    }

    public static string? Text(this JsonElement element, string name) => element.Field(name, JsonValueKind.String)?.GetString();

    public static string RequiredText(this JsonElement element, string name) =>
        element.Text(name) ?? throw new JsonException($"'{name}' is missing");

    public static long? Number(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Number) is not { } number ? null
        : number.TryGetInt64(out var value) ? value
        : throw new JsonException($"'{name}' is not a whole number");

    public static bool Flag(this JsonElement element, string name) =>
        element.Find(name) is { } value && value.ValueKind switch
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
        : map.EnumerateObject().ToDictionary(field => field.Name, field => AsText(field.Value, name), StringComparer.Ordinal);

    /// <summary>Reads the names of an object that Go declares as <c>map[string]struct{}</c>.</summary>
    public static IReadOnlyList<string> Names(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Object) is { } map ? [.. map.EnumerateObject().Select(field => field.Name)] : [];

    public static JsonElement Require(this JsonElement element, JsonValueKind kind) =>
        element.ValueKind == kind ? element : throw new JsonException($"an element is not of kind {kind}");

    private static string AsText(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new JsonException($"'{name}' holds something that is not a string");
}
