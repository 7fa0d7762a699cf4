using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A text is not a template by the grammar of Go's text/template.</summary>
public sealed class TemplateSyntaxException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The template's path.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="expected">What the grammar asks for.</param>
    /// <param name="found">What stands there.</param>
    public TemplateSyntaxException(string file, int line, string expected, string found)
        : base(new Fault(
            "read the template",
            string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"),
            expected,
            found,
            "mend the template; https://pkg.go.dev/text/template describes it"))
        => (File, Line) = (file, line);

    /// <summary>The template's path.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
