namespace KubeStellar.Delivery.Yaml;

/// <summary>On some malformed texts YamlDotNet loses its way, as where an anchor stands before nothing, and throws what it has no place for.</summary>
internal static class YamlConfusion
{
    /// <summary>Whether an error of the parser is of that kind.</summary>
    /// <param name="error">The error.</param>
    public static bool Is(Exception error) => error is InvalidOperationException or ArgumentException or EndOfStreamException;
}
