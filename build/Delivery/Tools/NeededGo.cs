using System.Text.RegularExpressions;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Tools;

/// <summary>Reads in what a failed run of go printed which newer Go would do.</summary>
internal static partial class NeededGo
{
    // The first Go that says what a module needs before it compiles; older ones stumble over packages that came with it or later.
    private static readonly GoVersion FirstThatTells = GoVersion.Parse("1.21");

    /// <summary>Returns the oldest Go that the module needs; null where it did not fail for that.</summary>
    /// <param name="failed">How the run ended.</param>
    public static GoVersion? Of(CommandResult failed)
    {
        var stated = Statement().Matches(failed.StandardError).Select(match => GoVersion.TryParse(match.Groups["version"].Value, out var version) ? version : default).DefaultIfEmpty().Max();
        return stated != default ? stated : failed.StandardError.Contains(" is not in GOROOT", StringComparison.Ordinal) ? FirstThatTells : null;
    }

    // Go 1.21 and later; older ones after the compiler's errors; older ones at a go line with a patch number.
    [GeneratedRegex(@"requires go >= (?<version>[\w.]+)|note: module requires Go (?<version>[\w.]+)|invalid go version '(?<version>[\w.]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Statement();
}
