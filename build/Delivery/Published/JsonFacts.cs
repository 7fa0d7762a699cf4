using System.Text.Json;

namespace KubeStellar.Delivery.Published;

/// <summary>Reads JSON that others wrote: an absent or null field is null, one of another kind or a name that stands twice is an error.</summary>
internal static class JsonFacts
{
    // Readers differ in which of two equal names counts, and so would be told different things.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Parses a JSON object.</summary>
    /// <exception cref="JsonException">The bytes are none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        var document = Unicode(() => JsonDocument.Parse(bytes, Strict), "a name");
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw new JsonException("the top-level value is not an object");
    }

    public static JsonElement? Object(this JsonElement element, string name) => element.Field(name, JsonValueKind.Object);

    public static JsonElement? Object(this JsonElement? element, string name) => element?.Object(name);

    public static string? Text(this JsonElement element, string name) => Unicode(() => element.Field(name, JsonValueKind.String)?.GetString(), $"'{name}'");

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    public static string RequiredText(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 } text ? text : throw new JsonException($"'{name}' is missing");

    /// <summary>Reads a list of objects; an absent one is empty.</summary>
    public static IReadOnlyList<JsonElement> Objects(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Array) is { } array ? [.. array.EnumerateArray().Select(item => Require(item, JsonValueKind.Object, name))] : [];

    /// <summary>Reads a list of texts; an absent one is empty.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Array) is { } array ? [.. array.EnumerateArray().Select(item => Unicode(() => Require(item, JsonValueKind.String, name).GetString()!, $"'{name}'"))] : [];

    // Half of a surrogate pair and bytes that are no UTF-8 can be written, but are no text.
    private static T Unicode<T>(Func<T> read, string what)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException($"{what} is no Unicode text", error);
        }
    }

    private static JsonElement? Field(this JsonElement element, string name, JsonValueKind kind) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null : Require(value, kind, name);

    private static JsonElement Require(JsonElement value, JsonValueKind kind, string name) =>
        value.ValueKind == kind ? value : throw new JsonException($"'{name}' is not of kind {kind}");
}
