using System.Globalization;

namespace KubeStellar.Delivery.Images;

/// <summary>Times that the environment gives to artifacts, as seconds since 1970 (reproducible-builds.org, <c>SOURCE_DATE_EPOCH</c>).</summary>
public static class SourceDate
{
    private const long LastSecondOfYear9999 = 253402300799;

    /// <summary>Returns the time of <c>SOURCE_DATE_EPOCH</c>, or null when it is unset or empty.</summary>
    /// <param name="environment">The environment.</param>
    /// <exception cref="KoEnvironmentException">The value is no such number.</exception>
    public static DateTimeOffset? Of(IReadOnlyDictionary<string, string> environment) => Read(environment, "SOURCE_DATE_EPOCH");

    /// <summary>Returns the time of a variable, or null when it is unset or empty.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="name">The variable's name.</param>
    /// <exception cref="KoEnvironmentException">The value is no such number.</exception>
    internal static DateTimeOffset? Read(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.GetValueOrDefault(name) is not { Length: > 0 } value ? null
        : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= LastSecondOfYear9999
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new KoEnvironmentException(name, "the number of seconds since 1970-01-01 00:00 UTC", value);
}
