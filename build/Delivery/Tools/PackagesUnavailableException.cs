using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Packages cannot be brought to this machine.</summary>
public sealed class PackagesUnavailableException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="packages">The names of the packages asked for.</param>
    /// <param name="reasons">What stood in the way, one line per place that was tried.</param>
    /// <param name="innerException">The cause, or null.</param>
    public PackagesUnavailableException(IReadOnlyList<string> packages, IReadOnlyList<string> reasons, Exception? innerException = null)
        : base(
            new Fault(
                "bring Debian packages",
                string.Join(' ', packages),
                "a suite of the machine's own Debian mirror that has them",
                string.Join('\n', reasons),
                "install the programs yourself and put them on PATH, or mend the machine's apt sources"),
            innerException)
    {
        Packages = packages;
        Reasons = reasons;
    }

    /// <summary>The names of the packages asked for.</summary>
    public IReadOnlyList<string> Packages { get; }

    /// <summary>What stood in the way, one line per place that was tried.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
