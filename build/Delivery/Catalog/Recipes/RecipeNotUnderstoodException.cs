using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>A recipe of the Makefile, or a script that it runs, does something that is not known here, so that it cannot be done without make.</summary>
public sealed class RecipeNotUnderstoodException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="operation">What the recipe is for, such as <c>derive the chart</c>.</param>
    /// <param name="file">The Makefile or the script.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="text">The line's text.</param>
    /// <param name="forms">The forms that are known.</param>
    public RecipeNotUnderstoodException(string operation, string file, int line, string text, string forms)
        : base(new Fault(operation, string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), $"lines of the known forms: {forms}", text, "write the line in one of these forms"))
        => (File, Line) = (file, line);

    /// <summary>The Makefile or the script.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
