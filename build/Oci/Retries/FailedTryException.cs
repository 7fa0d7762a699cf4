namespace KubeStellar.Oci;

/// <summary>Work of several requests failed in a way that is worth another try; where there is none, the error of the domain in it is thrown instead.</summary>
internal sealed class FailedTryException(FaultException fault, TransientFailure failure) : Exception(failure.Reason, fault)
{
    public FaultException Fault { get; } = fault;

    public TransientFailure Failure { get; } = failure;
}
