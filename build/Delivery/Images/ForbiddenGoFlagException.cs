using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A configuration asks the go command to run other programs, which ko refuses as well.</summary>
public sealed class ForbiddenGoFlagException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="source">Where it was given: <c>flags</c> or <c>GOFLAGS</c>.</param>
    public ForbiddenGoFlagException(string flag, string source)
        : base(new Fault("prepare the build", $"{flag} in {source}", "flags that run no other programs", flag, $"remove -toolexec from {source}"))
        => Flag = flag;

    /// <summary>The flag.</summary>
    public string Flag { get; }
}
