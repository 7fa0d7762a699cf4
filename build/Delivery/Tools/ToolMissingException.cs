using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>A pinned program is nowhere on this machine and cannot be installed.</summary>
public sealed class ToolMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="pin">The program and its version.</param>
    /// <param name="tried">What was tried, one reason each.</param>
    /// <param name="cause">What ended the last try, or null.</param>
    public ToolMissingException(ToolPin pin, IReadOnlyList<string> tried, Exception? cause = null)
        : base(
            new Fault(
                $"find {pin.Name}", $"{pin} ({pin.Place})", "that version on PATH, in the tool cache, or from the Go module proxy", string.Join('\n', tried),
                $"put {pin.Name} {pin.Version} on PATH (go install {pin}), or set GOPROXY to a proxy that has it"),
            cause)
        => (Pin, Tried) = (pin, tried);

    /// <summary>The program and its version.</summary>
    public ToolPin Pin { get; }

    /// <summary>What was tried, one reason each.</summary>
    public IReadOnlyList<string> Tried { get; }
}
