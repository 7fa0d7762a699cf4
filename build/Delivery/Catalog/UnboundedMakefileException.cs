using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The variables of a Makefile refer to each other more than anything useful would.</summary>
public sealed class UnboundedMakefileException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="variable">The variable or text that led too far.</param>
    public UnboundedMakefileException(string variable)
        : base(new Fault(
            "expand a variable", $"{Makefile.FileName}: {variable}",
            $"variables at most {MakeExpansion.MaxDepth} deep in each other, {MakeExpansion.MaxReferences} references and {MakeExpansion.MaxLength} characters",
            "more", "define the variables without referring from each to the next"))
        => Variable = variable;

    /// <summary>The variable or text that led too far.</summary>
    public string Variable { get; }
}
