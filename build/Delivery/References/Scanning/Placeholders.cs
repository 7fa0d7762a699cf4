namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Words that publishing replaces by a version or an image.</summary>
internal static class Placeholders
{
    /// <summary>What kubebuilder writes for the image that kustomize fills in.</summary>
    public const string Controller = "controller";

    /// <summary>Whether a version or the name of an image is such a word.</summary>
    /// <param name="text">The version or the name.</param>
    public static bool Contains(string text) =>
        text.Contains("PLACEHOLDER", StringComparison.OrdinalIgnoreCase)
        || text.Contains("_is_replaced_", StringComparison.Ordinal)
        || text is Controller or "ko.local" || text.StartsWith("ko.local/", StringComparison.Ordinal) || text.StartsWith("ko://", StringComparison.Ordinal);
}
