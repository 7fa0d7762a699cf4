using System.Globalization;

namespace KubeStellar.Oci;

/// <summary>A registry is overloaded or broken (status 408, 429 or 500 and above), and was so at every try.</summary>
public sealed class RegistryUnavailableException(RegistryAnswer answer)
    : RegistryException(answer, "the registry to serve the request", $"run again {Moment(answer?.RetryAfter)}; what was pushed is not pushed twice")
{
    private static string Moment(TimeSpan? wait) =>
        wait is { } asked ? string.Create(CultureInfo.InvariantCulture, $"in {Math.Ceiling(asked.TotalSeconds):0} s, as the registry asks") : "later";
}
