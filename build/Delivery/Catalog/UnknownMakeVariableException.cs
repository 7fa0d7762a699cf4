using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>A Makefile's <c>LDFLAGS</c> uses a variable whose value only make or a shell could compute.</summary>
public sealed class UnknownMakeVariableException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The source tree.</param>
    /// <param name="variable">The variable or function as written between the brackets.</param>
    /// <param name="known">The variables that are computed here.</param>
    public UnknownMakeVariableException(string location, string variable, IEnumerable<string> known)
        : base(new Fault(
            "compute LDFLAGS", $"{location}/{Makefile.FileName}", $"literals and the variables {string.Join(", ", known)}",
            $"$({variable})", "use one of these variables in LDFLAGS, or state the flags in .goreleaser.yaml"))
        => Variable = variable;

    /// <summary>The variable or function as written between the brackets.</summary>
    public string Variable { get; }
}
