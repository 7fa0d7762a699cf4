using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>Parameters were given without a value.</summary>
public sealed class EmptyParametersException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="parameters">The parameters as they are typed.</param>
    public EmptyParametersException(IReadOnlyList<string> parameters)
        : base(new Fault("read the parameters", string.Join(", ", parameters), "a value", "an empty one", "give a value, or leave the parameter out; perhaps a variable is not set"))
        => Parameters = parameters;

    /// <summary>The parameters as they are typed.</summary>
    public IReadOnlyList<string> Parameters { get; }
}
