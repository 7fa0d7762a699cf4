using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>The Makefile's recipe of the chart does something that is not known here, so that the chart cannot be derived without make.</summary>
public sealed class RecipeNotUnderstoodException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The Makefile.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="text">The line's text.</param>
    public RecipeNotUnderstoodException(string file, int line, string text)
        : base(new Fault(
            "derive the chart", $"{file}:{line}",
            "recipe lines of the known forms: cd <dir> && $(KUSTOMIZE) edit set image <name>=<image>; $(KUSTOMIZE) build <dir> [| yq '<filter>']… > <file>; "
            + "scripts/add-helm-code.sh add; kubectl create secret generic … --from-file=<file> --dry-run=client --output=yaml > <file>; cat, echo, cp, mkdir -p, git checkout --",
            text, "write the line in one of these forms"))
        => (File, Line) = (file, line);

    /// <summary>The Makefile.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
