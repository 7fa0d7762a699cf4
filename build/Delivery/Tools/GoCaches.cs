namespace KubeStellar.Delivery.Tools;

/// <summary>Where Go keeps its own caches when an environment names no home; without one it refuses to work.</summary>
internal static class GoCaches
{
    /// <summary>Returns the variables that the environment lacks.</summary>
    /// <param name="environment">The environment of a run of go.</param>
    /// <param name="folder">The absolute folder that takes the place of the home.</param>
    public static IEnumerable<KeyValuePair<string, string?>> For(IReadOnlyDictionary<string, string> environment, string folder)
    {
        if (!Has(environment, "HOME", "XDG_CACHE_HOME", "GOCACHE"))
            yield return KeyValuePair.Create<string, string?>("GOCACHE", Path.Combine(folder, "go-build"));
        if (!Has(environment, "HOME", "GOPATH", "GOMODCACHE"))
            yield return KeyValuePair.Create<string, string?>("GOPATH", Path.Combine(folder, "go-path"));
    }

    private static bool Has(IReadOnlyDictionary<string, string> variables, params IEnumerable<string> names) =>
        names.Any(name => variables.GetValueOrDefault(name) is { Length: > 0 });
}
