namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Where a chart's files come from.</summary>
/// <param name="Folder">The chart's absolute folder, which dependencies <c>file://…</c> are relative to.</param>
/// <param name="Root">The absolute folder of the source, which such dependencies must not leave.</param>
/// <param name="Time">The time of every file in the archive, kept in whole seconds, and of a lock file that is made.</param>
public sealed record ChartOrigin(string Folder, string Root, DateTimeOffset Time);
