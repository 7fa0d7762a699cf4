namespace KubeStellar.Delivery.Catalog;

/// <summary>One required module of a <c>go.mod</c> file.</summary>
/// <param name="Path">The module's path.</param>
/// <param name="Version">The lowest version that will do, such as <c>v1.2.3</c> or a pseudo-version.</param>
/// <param name="Indirect">Whether only other modules import it, which the comment <c>// indirect</c> says.</param>
/// <param name="Line">The number of the line, from 1.</param>
public sealed record GoModFileRequirement(string Path, string Version, bool Indirect, int Line);
