namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Where a recipe's line sends its output.</summary>
/// <param name="Path">The file below the checkout's root, or an absolute path such as <c>/tmp/hooks.yaml</c>.</param>
/// <param name="Appends">Whether the file is appended to.</param>
internal sealed record Redirection(string Path, bool Appends);
