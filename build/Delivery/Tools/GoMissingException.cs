using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>No Go toolchain is on the machine and none can be brought.</summary>
public sealed class GoMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="needed">The oldest version that would have done.</param>
    /// <param name="found">Where Go was looked for and what came of it.</param>
    /// <param name="innerException">Why it could not be brought, or null.</param>
    public GoMissingException(GoVersion needed, string found, Exception? innerException = null)
        : base(
            new Fault(
                "find Go",
                $"go {needed} or newer",
                "the program go on PATH, in the tool cache, or in Debian's packages",
                found,
                $"install Go {needed} or newer from https://go.dev/dl or your system's packages, and put its bin folder on PATH"),
            innerException) => Needed = needed;

    /// <summary>The oldest version that would have done.</summary>
    public GoVersion Needed { get; }
}
