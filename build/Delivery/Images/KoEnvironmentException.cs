using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>An environment variable that ko knows has a value that cannot be used.</summary>
public sealed class KoEnvironmentException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="value">The value.</param>
    public KoEnvironmentException(string variable, string expected, string value)
        : base(new Fault("read the environment", variable, expected, value, $"correct or unset {variable}"))
        => Variable = variable;

    /// <summary>The name of the variable.</summary>
    public string Variable { get; }
}
