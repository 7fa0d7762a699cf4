using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>A line of <c>.helmignore</c> is no rule that helm accepts.</summary>
public sealed class HelmIgnoreException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="rule">The rule as it stands there.</param>
    /// <param name="expected">What would have been right.</param>
    public HelmIgnoreException(string file, int line, string rule, string expected)
        : base(new Fault(
            "read the ignore rules", string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), expected, $"\"{rule}\"", "write the rule another way (helm.sh/docs/chart_template_guide/helm_ignore_file)"))
        => (File, Line, Rule) = (file, line, rule);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The rule as it stands there.</summary>
    public string Rule { get; }
}
