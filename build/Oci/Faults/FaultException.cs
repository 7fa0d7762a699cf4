namespace KubeStellar.Oci;

/// <summary>The base of every error that a user can cause or mend; its message is the <see cref="Fault"/> as text.</summary>
public abstract class FaultException : Exception
{
    /// <summary>Creates the error from its facts.</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="innerException">What caused it, or null.</param>
    protected FaultException(Fault fault, Exception? innerException = null)
        : base(fault.ToString(), innerException) => Fault = fault;

    /// <summary>What went wrong, as facts.</summary>
    public Fault Fault { get; }

    /// <summary>The fault as text: where an error is written whole, as NUKE does, a stack would bury what to do next.</summary>
    public override string ToString() => Message;
}
