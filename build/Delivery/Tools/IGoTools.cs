namespace KubeStellar.Delivery.Tools;

/// <summary>Finds programs that are written in Go and pinned by a repository.</summary>
public interface IGoTools
{
    /// <summary>Returns exactly the pinned version: from <c>PATH</c>, else the tool cache, else by <c>go install</c>.</summary>
    /// <param name="pin">The program and its version.</param>
    /// <param name="oldestGo">
    /// The oldest Go that may have built it, because a program that type-checks sources understands those of its own Go at most; null where any will do.
    /// Where the pin names a Go, that one counts.
    /// </param>
    /// <param name="cancellationToken">Stops the search; nothing half-made stays behind.</param>
    /// <exception cref="ToolMissingException">The version is nowhere and cannot be installed.</exception>
    Task<Tool> FindAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken);
}
