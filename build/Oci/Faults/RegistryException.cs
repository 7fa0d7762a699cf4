namespace KubeStellar.Oci;

/// <summary>A registry or its token service answered with a status that the operation does not expect.</summary>
public class RegistryException : FaultException
{
    /// <summary>Creates the error from the answer.</summary>
    /// <param name="answer">The answer.</param>
    public RegistryException(RegistryAnswer answer)
        : this(answer, "a status that the distribution specification has for this request", "see whether the host is a registry and what its log says")
    {
    }

    /// <summary>Creates the error from the answer and what the reader needs to know.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="nextStep">What the reader can do about it.</param>
    protected RegistryException(RegistryAnswer answer, string expected, string nextStep)
        : base(new Fault(Require(answer).Operation, answer.Subject, expected, answer.Describe(), nextStep)) => Answer = answer;

    /// <summary>The answer.</summary>
    public RegistryAnswer Answer { get; }

    private static RegistryAnswer Require(RegistryAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer;
    }
}
