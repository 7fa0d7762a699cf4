using System.Collections.Immutable;

namespace KubeStellar.Delivery.Images;

/// <summary>
/// The user's environment without what would change the bytes that go makes of a commit: of the variables that go reads
/// (<c>go help environment</c>) only those stay that say where modules, caches and temporary files are and how they are reached.
/// </summary>
internal static class PinnedGoEnvironment
{
    private const string WorkspaceFile = "go.work";

    private static readonly ImmutableHashSet<string> Kept =
    [
        "GOAUTH", "GOCACHE", "GOCACHEPROG", "GOINSECURE", "GOMAXPROCS", "GOMEMLIMIT", "GOMODCACHE", "GONOPROXY", "GONOSUMDB", "GOPATH", "GOPRIVATE",
        "GOPROXY", "GOSUMDB", "GOTELEMETRY", "GOTELEMETRYDIR", "GOTMPDIR", "GOTOOLCHAIN", "GOVCS",
    ];

    /// <summary>Returns the environment for a build of what a checkout holds and nothing else.</summary>
    /// <param name="environment">The user's environment.</param>
    /// <param name="checkout">The absolute root folder of the checkout.</param>
    /// <param name="directory">The absolute folder, in the checkout, that the go command runs in.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> environment, string checkout, string directory)
    {
        var pinned = Settings(environment).Concat(environment).Where(IsKept).ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(values => values.Key, values => values.Last(), StringComparer.Ordinal);
        pinned["GOENV"] = "off";

        // Without this go would take a workspace from any folder above the checkout.
        pinned["GOWORK"] = WorkspaceOf(checkout, directory) ?? "off";
        return pinned;
    }

    private static bool IsKept(KeyValuePair<string, string> variable) =>
        Kept.Contains(variable.Key)
        || !(variable.Key.StartsWith("GO", StringComparison.Ordinal) || variable.Key.StartsWith("CGO_", StringComparison.Ordinal) || variable.Key == KodataWalk.AllowedRootVariable);

    // What go env -w wrote: lines NAME=value.
    private static IEnumerable<KeyValuePair<string, string>> Settings(IReadOnlyDictionary<string, string> environment) =>
        SettingsFile(environment) is { } file && File.Exists(file)
            ? File.ReadAllLines(file).Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2 && Kept.Contains(parts[0])).Select(parts => KeyValuePair.Create(parts[0], parts[1]))
            : [];

    private static string? SettingsFile(IReadOnlyDictionary<string, string> environment)
    {
        return Value("GOENV") is { } asked ? (asked == "off" ? null : asked)
            : Folder() is { } folder ? Path.Combine(folder, "go", "env")
            : null;

        string? Value(string name) => environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

        // Go's os.UserConfigDir.
        string? Folder() =>
            OperatingSystem.IsWindows() ? Value("AppData")
            : OperatingSystem.IsMacOS() ? Value("HOME") is { } user ? Path.Combine(user, "Library", "Application Support") : null
            : Value("XDG_CONFIG_HOME") ?? (Value("HOME") is { } home ? Path.Combine(home, ".config") : null);
    }

    private static string? WorkspaceOf(string checkout, string directory)
    {
        for (var at = directory; at is not null && at.StartsWith(checkout, StringComparison.Ordinal); at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, WorkspaceFile)))
            {
                return Path.Combine(at, WorkspaceFile);
            }
        }

        return null;
    }
}
