namespace KubeStellar.Delivery.Tools;

/// <summary>Finds Go.</summary>
public interface IGoToolchains
{
    /// <summary>Returns a toolchain that is at least as new as the version asked for.</summary>
    /// <param name="minimum">The oldest version that will do, such as the <c>go</c> line of a go.mod.</param>
    /// <param name="cancellationToken">Stops the search; nothing half-made stays behind.</param>
    /// <exception cref="GoMissingException">There is no Go and none can be brought.</exception>
    /// <exception cref="GoTooOldException">There is Go, but only older than asked, and no newer one can be brought.</exception>
    Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken);
}
