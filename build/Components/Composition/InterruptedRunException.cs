using System.Runtime.InteropServices;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>A run was asked to end, by the user or by the system, and has ended.</summary>
public sealed class InterruptedRunException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="target">The name of the target.</param>
    /// <param name="signal">What asked it to end.</param>
    /// <param name="cause">What the work ended with.</param>
    public InterruptedRunException(string target, PosixSignal signal, Exception? cause)
        : base(
            new Fault("finish run", target, "no interruption", $"it was interrupted by {signal}", "run the same command again: it keeps what is done and finishes the rest"),
            cause)
        => (Target, Signal) = (target, signal);

    /// <summary>The name of the target.</summary>
    public string Target { get; }

    /// <summary>What asked it to end.</summary>
    public PosixSignal Signal { get; }
}
