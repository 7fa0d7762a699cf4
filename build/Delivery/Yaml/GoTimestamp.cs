using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Yaml;

/// <summary>The times that go-yaml 2 knows without quotes: a date, and a date with a time, in short or full digits.</summary>
internal static partial class GoTimestamp
{
    /// <summary>Says whether the text is such a time.</summary>
    /// <param name="text">The text.</param>
    public static bool IsOne(string text)
    {
        var match = Form().Match(text);
        return match.Success
            && DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && (!match.Groups["time"].Success || IsTime(match.Groups["time"].Value));
    }

    private static bool IsTime(string text)
    {
        var parts = text.Split(':');
        return int.Parse(parts[0], CultureInfo.InvariantCulture) < 24 && int.Parse(parts[1], CultureInfo.InvariantCulture) < 60
            && int.Parse(parts[2], CultureInfo.InvariantCulture) < 60;
    }

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})([Tt](?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})([.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})| (?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})([.,][0-9]+)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
