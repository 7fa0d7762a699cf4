using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>What a plain scalar is, by the rules of YAML 1.1 that go-yaml v2 keeps.</summary>
internal static class YamlScalars
{
    /// <summary>Returns the value of a scalar: null, a boolean, a number as <see cref="double"/>, or text.</summary>
    /// <param name="scalar">The scalar.</param>
    public static object? Value(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str") ? scalar.Value : Plain(scalar.Value);

    /// <summary>Returns the value of a plain scalar.</summary>
    /// <param name="text">Its text.</param>
    public static object? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" => false,
        ".inf" or ".Inf" or ".INF" or "+.inf" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        _ => Number(text) ?? (object)text,
    };

    private static double? Number(string text)
    {
        if (text[0] is not ('+' or '-' or '.' or (>= '0' and <= '9')) || text.Length > 400)
        {
            return null;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (GoLiterals.ParseNumber(plain) is long whole)
        {
            return whole;
        }

        var isFloat = plain.Any(char.IsAsciiDigit) && plain.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'e' or 'E');
        return isFloat && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : null;
    }
}
