using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>A pinned program cannot be installed with <c>go install</c>.</summary>
public sealed class GoInstallFailedException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="pin">The program and its version.</param>
    /// <param name="reasons">What came of each try.</param>
    /// <param name="cause">What ended the last try.</param>
    public GoInstallFailedException(ToolPin pin, IReadOnlyList<string> reasons, Exception cause)
        : base(
            new Fault(
                "install", $"{pin} ({pin.Place})", "a module proxy that has it, and a Go that compiles it", string.Join('\n', reasons),
                $"set GOPROXY to a proxy that has it, or run go install {pin} by hand to see more"),
            cause)
        => (Pin, Reasons) = (pin, reasons);

    /// <summary>The program and its version.</summary>
    public ToolPin Pin { get; }

    /// <summary>What came of each try.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
