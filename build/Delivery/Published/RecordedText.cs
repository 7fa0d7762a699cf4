namespace KubeStellar.Delivery.Published;

/// <summary>Texts that whoever writes an artifact or a statement about it decides; they must not fill screens and reports.</summary>
internal static class RecordedText
{
    /// <summary>The greatest length of a text in characters, longer than any commit, version or address; the rest is cut: 1024.</summary>
    public const int MaxLength = 1024;

    public static string Of(string text) => text.Length <= MaxLength ? text : $"{text[..MaxLength]}\u2026";
}
