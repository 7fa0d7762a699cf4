using KubeStellar.Delivery.Tools;

namespace KubeStellar.Testing;

/// <summary>The real Go that tests run, on <c>PATH</c> or brought from Debian, and an environment for it that reaches no network and nothing of the user's.</summary>
public static class TestGo
{
    private static readonly string SearchPath = System.Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Finds Go as the product does.</summary>
    public static GoToolchains Toolchains { get; } = new(SearchPath, TestTools.Packages);

    /// <summary>Finds Go as on a machine that has none on <c>PATH</c>.</summary>
    public static GoToolchains Debian { get; } = new(null, TestTools.Packages);

    /// <summary>Returns a Go; skips the test with the reason when there is none, but fails it when <c>CI=true</c>.</summary>
    /// <param name="minimum">The oldest version that will do.</param>
    public static Task<GoToolchain> RequireAsync(string minimum = "1.19") => RequireAsync(Toolchains, minimum);

    /// <summary>Returns a Go of Debian's, whatever is on <c>PATH</c>; skips the test with the reason when there is none, but fails it when <c>CI=true</c>.</summary>
    /// <param name="minimum">The oldest version that will do.</param>
    public static Task<GoToolchain> RequireFromDebianAsync(string minimum) => RequireAsync(Debian, minimum);

    /// <summary>Returns what a user's environment would hold; the build cache is shared by all tests, because the standard library takes long to compile.</summary>
    /// <param name="folder">The folder that holds the home and the module cache.</param>
    /// <param name="proxy">The value of <c>GOPROXY</c>.</param>
    public static Dictionary<string, string> Environment(TemporaryDirectory folder, string proxy = "off") => new(StringComparer.Ordinal)
    {
        ["PATH"] = SearchPath,
        ["HOME"] = folder.Make("home"),
        ["GOCACHE"] = Path.Combine(TestTools.CacheFolder, ".go-build"),
        ["GOPROXY"] = proxy,
        ["GOSUMDB"] = "off",
        ["CGO_ENABLED"] = "0",
    };

    private static async Task<GoToolchain> RequireAsync(GoToolchains toolchains, string minimum)
    {
        try
        {
            return await toolchains.FindAsync(GoVersion.Parse(minimum), CancellationToken.None);
        }
        catch (Exception exception) when (exception is GoMissingException or GoTooOldException)
        {
            TestTools.Unless(available: false, exception.Message);
            throw;
        }
    }
}
