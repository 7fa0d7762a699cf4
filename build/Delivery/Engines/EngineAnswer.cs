using System.Text.Json;

namespace KubeStellar.Delivery.Engines;

/// <summary>What an engine says when it refuses.</summary>
internal static class EngineAnswer
{
    /// <summary>Returns the message in the body of a refusal as one line; where there is none, the body.</summary>
    /// <param name="body">The body, in an engine's case JSON with a <c>message</c>.</param>
    public static string Message(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return "no reason given";
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? EngineText.Line(message.GetString()!)
                : EngineText.Line(body);
        }
        catch (JsonException)
        {
            return EngineText.Line(body);
        }
    }
}
