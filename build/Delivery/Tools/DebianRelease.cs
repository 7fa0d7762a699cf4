namespace KubeStellar.Delivery.Tools;

/// <summary>The machine's Debian release and the suites that follow it.</summary>
/// <param name="Codename">The release's code name, such as <c>bookworm</c>.</param>
internal sealed record DebianRelease(string Codename)
{
    // In the order of publication; the last is where packages appear first.
    private static readonly string[] Releases = ["bullseye", "bookworm", "trixie", "forky", "duke", "sid"];

    /// <summary>The machine's own suites and backports to them.</summary>
    public IReadOnlyList<string> OwnSuites => Codename == Releases[^1] ? [Codename] : [Codename, Backports(Codename)];

    /// <summary>Suites of newer releases, nearest first.</summary>
    public IReadOnlyList<string> NewerSuites
    {
        get
        {
            var index = Array.IndexOf(Releases, Codename);
            return index < 0 ? [] : [.. Releases[(index + 1)..].SelectMany(release => release == Releases[^1] ? (string[])[release] : [release, Backports(release)])];
        }
    }

    /// <summary>Reads os-release(5); null when the machine is not Debian.</summary>
    public static DebianRelease? Parse(string osRelease)
    {
        string? codename = null;
        var isDebian = false;
        foreach (var line in osRelease.Split('\n'))
        {
            if (line.Split('=', 2) is not [var name, var value])
                continue;
            value = value.Trim().Trim('"', '\'');
            if (name == "ID")
                isDebian = value == "debian";
            else if (name == "VERSION_CODENAME")
                codename = value;
        }
        return isDebian ? new DebianRelease(string.IsNullOrEmpty(codename) ? Releases[^1] : codename) : null;
    }

    private static string Backports(string release) => release + "-backports";
}
