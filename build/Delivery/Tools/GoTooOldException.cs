using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Go is on the machine, but older than needed, and no newer one can be brought.</summary>
public sealed class GoTooOldException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="needed">The oldest version that would have done.</param>
    /// <param name="newest">The newest toolchain that was found.</param>
    /// <param name="tried">Where else Go was looked for and what came of it.</param>
    /// <param name="innerException">Why no newer one could be brought, or null.</param>
    public GoTooOldException(GoVersion needed, GoToolchain newest, string tried, Exception? innerException = null)
        : base(
            new Fault(
                "find Go",
                $"go {needed} or newer",
                $"version {needed} or newer",
                $"version {newest.Version} at {newest.Path}" + (tried.Length > 0 ? "\n" + tried : ""),
                $"install Go {needed} or newer from https://go.dev/dl or your system's packages, and put its bin folder first on PATH"),
            innerException)
    {
        Needed = needed;
        Newest = newest;
    }

    /// <summary>The oldest version that would have done.</summary>
    public GoVersion Needed { get; }

    /// <summary>The newest toolchain that was found.</summary>
    public GoToolchain Newest { get; }
}
