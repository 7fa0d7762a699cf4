using System.Text.Json;

namespace KubeStellar.Delivery.Engines;

/// <summary>What an engine says of itself.</summary>
/// <param name="Api">The newest version of Docker's API that it speaks.</param>
/// <param name="OldestApi">The oldest, or null where it does not say.</param>
/// <param name="IsPodman">Whether it is podman.</param>
internal sealed record EngineAbout(Version Api, Version? OldestApi, bool IsPodman)
{
    /// <summary>The version to speak with it.</summary>
    public Version Spoken => OldestApi > EngineLimits.PreferredApi ? OldestApi : Api < EngineLimits.PreferredApi ? Api : EngineLimits.PreferredApi;

    /// <summary>Reads the answer to <c>GET /version</c>; returns null where an engine answers otherwise.</summary>
    public static EngineAbout? Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.ValueKind != JsonValueKind.Object || VersionIn(json.RootElement, "ApiVersion") is not { } api)
                return null;
            var isPodman = json.RootElement.TryGetProperty("Components", out var components)
                && components.ValueKind == JsonValueKind.Array
                && components.EnumerateArray().Any(component => TextIn(component, "Name")?.StartsWith("Podman", StringComparison.Ordinal) == true);
            return new EngineAbout(api, VersionIn(json.RootElement, "MinAPIVersion"), isPodman);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Version? VersionIn(JsonElement json, string name) => Version.TryParse(TextIn(json, name), out var version) ? version : null;

    private static string? TextIn(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
