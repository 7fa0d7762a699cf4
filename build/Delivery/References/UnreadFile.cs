namespace KubeStellar.Delivery.References;

/// <summary>A file, or a part of one, that was not searched or not understood.</summary>
/// <param name="File">The path below the repository's root.</param>
/// <param name="Line">The line at which understanding ended, or 0 for the whole file.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record UnreadFile(string File, int Line, string Reason);
