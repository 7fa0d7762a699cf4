using System.Collections.Immutable;
using System.Text;

namespace KubeStellar.Delivery.Tools;

/// <summary>One entry of apt's sources, with the fields of the deb822 form whichever form it was read from (sources.list(5)).</summary>
/// <param name="Fields">Field values by name; names ignore case, lines of a value are separated by line feeds.</param>
internal sealed record AptSource(ImmutableSortedDictionary<string, string> Fields)
{
    // Options that steer where and how to verify; those that would switch verification off are not taken over.
    private static readonly string[] Kept = ["Signed-By", "Check-Valid-Until", "Valid-Until-Min", "Valid-Until-Max", "Check-Date", "Date-Max-Future", "InRelease-Path", "By-Hash"];

    private static readonly string[] Aliases = ["stable", "oldstable", "oldoldstable", "testing", "unstable", "sid"];

    public IReadOnlyList<string> Uris => Words("URIs");

    public IReadOnlyList<string> Suites => Words("Suites");

    public IReadOnlyList<string> Components => Words("Components");

    public bool IsEnabled => !Fields.TryGetValue("Enabled", out var value) || value is not ("no" or "false" or "0");

    /// <summary>Returns the entry reduced to the suites of one Debian release, or null when it is not Debian's own.</summary>
    public AptSource? ForRelease(string codename)
    {
        var suites = Suites.Where(suite => IsOf(suite, codename) || Aliases.Any(alias => IsOf(suite, alias))).ToArray();
        var isDebian = IsEnabled && Words("Types").Contains("deb") && Components.Contains("main") && suites.Length > 0
            && !Uris.Any(uri => uri.StartsWith("cdrom:", StringComparison.Ordinal))
            && (Uris.All(NamesDebian) || Fields.GetValueOrDefault("Signed-By", "").Contains("debian-archive", StringComparison.Ordinal));
        return isDebian ? WithSuites(suites) : null;
    }

    public AptSource WithSuites(params IEnumerable<string> suites) => this with { Fields = Fields.SetItem("Suites", string.Join(' ', suites)) };

    /// <summary>Whether the entry holds a whole release, not only updates to one.</summary>
    public bool IsArchive(string codename) => Suites.Contains(codename) || Suites.Any(suite => Aliases.Contains(suite, StringComparer.Ordinal));

    /// <summary>Returns the entry as a deb822 stanza that fetches package lists only.</summary>
    public string ToStanza()
    {
        var text = new StringBuilder("Types: deb\n");
        foreach (var name in (string[])["URIs", "Suites", "Components", .. Kept])
        {
            if (Fields.TryGetValue(name, out var value))
                text.Append(name).Append(": ").Append(value.Replace("\n", "\n ", StringComparison.Ordinal)).Append('\n');
        }
        return text.Append("Targets: Packages\n").ToString();
    }

    private string[] Words(string field) =>
        Fields.GetValueOrDefault(field, "").Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsOf(string suite, string release) =>
        suite == release || (suite.StartsWith(release, StringComparison.Ordinal) && suite[release.Length] is '-' or '/');

    private static bool NamesDebian(string uri) =>
        uri.Split('/').Skip(3).Any(segment => segment == "debian" || segment.StartsWith("debian-", StringComparison.Ordinal) || segment.StartsWith("debian.", StringComparison.Ordinal));
}
