using System.Globalization;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Formats floats as <c>sigs.k8s.io/yaml</c> does where it needs text: Go's shortest form of single precision, <c>strconv.FormatFloat(f, 'g', -1, 32)</c>.</summary>
internal static class GoFloat
{
    private const int LeastFixedExponent = -4;
    private const int GreatestFixedExponent = 5;

    /// <summary>Returns the text of the value that a YAML float has.</summary>
    /// <param name="text">The float as it stands in the file, without underscores.</param>
    public static string Format(string text) => text.TrimStart('+', '-').ToUpperInvariant() switch
    {
        ".NAN" => "NaN",
        ".INF" => text[0] == '-' ? "-Inf" : "+Inf",
        _ => Format((float)double.Parse(text, CultureInfo.InvariantCulture)),
    };

    private static string Format(float value)
    {
        if (float.IsInfinity(value))
        {
            return value < 0 ? "-Inf" : "+Inf";
        }

        // Scientific form with the fewest digits that give the same value again: d[.ddd]E±ddd.
        var shortest = value.ToString("E8", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 8; precision++)
        {
            var candidate = value.ToString($"E{precision}", CultureInfo.InvariantCulture);
            if (float.Parse(candidate, CultureInfo.InvariantCulture) == value)
            {
                shortest = candidate;
                break;
            }
        }

        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent is < LeastFixedExponent or > GreatestFixedExponent
            ? $"{shortest[..mark]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"
            : Fixed(shortest[..mark], exponent);
    }

    private static string Fixed(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var point = exponent + 1;
        return sign + (point <= 0 ? "0." + new string('0', -point) + digits
            : point >= digits.Length ? digits.PadRight(point, '0')
            : $"{digits[..point]}.{digits[point..]}");
    }
}
