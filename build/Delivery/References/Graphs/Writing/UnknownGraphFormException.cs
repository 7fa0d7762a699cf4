using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Graphs.Writing;

/// <summary>A form was asked for in which no graph is written.</summary>
public sealed class UnknownGraphFormException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="form">What was asked for.</param>
    /// <param name="known">The forms that there are.</param>
    public UnknownGraphFormException(string form, IReadOnlyList<string> known)
        : base(new Fault("draw a graph", form, $"one of {string.Join(", ", known)}", form, $"give --format {known[0]}, or several separated by commas, or leave it out for all")) => (Form, Known) = (form, known);

    /// <summary>What was asked for.</summary>
    public string Form { get; }

    /// <summary>The forms that there are.</summary>
    public IReadOnlyList<string> Known { get; }
}
