using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Yaml;

/// <summary>
/// Scalars as Go programs on <c>sigs.k8s.io/yaml</c> read them (YAML 1.1, <c>resolve.go</c> of go-yaml 2.4): where text is asked for,
/// an unquoted number or truth value becomes the text of its value, so <c>1.10</c> is 1.1 and <c>yes</c> is true.
/// </summary>
internal sealed partial class GoScalars : IYamlScalars
{
    private const string TextTag = "tag:yaml.org,2002:str";

    public static GoScalars Instance { get; } = new();

    public string? Read(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        if (node.Style != ScalarStyle.Plain || (!node.Tag.IsEmpty && node.Tag == TextTag))
        {
            return text;
        }

        return KindOf(text) switch
        {
            GoScalarKind.Null => null,
            GoScalarKind.Boolean => text[0] is 'y' or 'Y' or 't' or 'T' || text is "on" or "On" or "ON" ? "true" : "false",
            GoScalarKind.Integer => Integer(text.Replace("_", "", StringComparison.Ordinal))!.Value.ToString(CultureInfo.InvariantCulture),
            GoScalarKind.Float => GoFloat.Format(text.Replace("_", "", StringComparison.Ordinal)),
            _ => text,
        };
    }

    /// <summary>Returns what an unquoted scalar of this text is.</summary>
    /// <param name="text">The text.</param>
    public static GoScalarKind KindOf(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return GoScalarKind.Null;
            case "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON":
            case "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF":
                return GoScalarKind.Boolean;
            case ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF":
                return GoScalarKind.Float;
        }

        if (text[0] == '.')
        {
            return IsFloat(text) ? GoScalarKind.Float : GoScalarKind.Text;
        }

        if (text[0] is not ('+' or '-' or (>= '0' and <= '9')))
        {
            return GoScalarKind.Text;
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        return GoTimestamp.IsOne(text) ? GoScalarKind.Timestamp
            : Integer(digits) is not null ? GoScalarKind.Integer
            : IsFloat(digits) ? GoScalarKind.Float
            : GoScalarKind.Text;
    }

    private static bool IsFloat(string text) => FloatForm().IsMatch(text) && double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture));

    // The bases of Go's strconv.ParseInt with base 0; what does not fit 64 bits is no integer.
    private static BigInteger? Integer(string text)
    {
        var match = IntegerForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var value = Value(match);
        var signed = match.Groups["sign"].Value == "-" ? -value : value;
        // A plus sign is ParseInt's only, which has the smaller range.
        var greatest = match.Groups["sign"].Value.Length == 0 ? ulong.MaxValue : (BigInteger)long.MaxValue;
        return signed >= long.MinValue && signed <= greatest ? signed : null;
    }

    private static BigInteger Value(Match match)
    {
        var (name, radix) = match.Groups["hex"].Success ? ("hex", 16) : match.Groups["octal"].Success ? ("octal", 8) : match.Groups["binary"].Success ? ("binary", 2) : ("decimal", 10);
        return match.Groups[name].Value.Aggregate(BigInteger.Zero, (sum, digit) => (sum * radix) + Convert.ToInt32(digit.ToString(), 16));
    }

    [GeneratedRegex(@"^(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[oO]?(?<octal>[0-7]+)|0[bB](?<binary>[01]+)|(?<decimal>0|[1-9][0-9]*))\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IntegerForm();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FloatForm();
}
