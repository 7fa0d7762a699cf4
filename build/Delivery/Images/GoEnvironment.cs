using System.Collections.Immutable;
using System.Globalization;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>The variables of a cross compilation, by ko's rules.</summary>
internal static class GoEnvironment
{
    // git rev-parse --local-env-vars without those that carry configuration: they tell git, which go asks for the commit, of another repository than the sources'.
    private static readonly string[] GitLocations =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
    ];

    /// <summary>Lays the request's environment over ko's defaults, and adds what a bare environment lacks.</summary>
    /// <param name="platform">The platform to compile for.</param>
    /// <param name="requested">The user's and the configuration's variables.</param>
    /// <param name="goPath">The path of the program go.</param>
    /// <param name="cacheDirectory">Where go may keep its own caches if the environment names no home.</param>
    public static ImmutableDictionary<string, string?> Create(
        Platform platform,
        IReadOnlyDictionary<string, string> requested,
        string goPath,
        string cacheDirectory)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        variables["CGO_ENABLED"] = "0";
        if (platform.Variant is { } variant && Variant(platform.Architecture, variant) is var (name, value))
            variables[name] = value;
        foreach (var (key, text) in requested)
            variables[key] = text;

        foreach (var location in GitLocations)
            variables[location] = null;

        // ko lets the user's GOOS win even when platforms are asked for by name, which labels binaries wrongly.
        variables["GOOS"] = platform.Os;
        variables["GOARCH"] = platform.Architecture;

        // The caller's GOROOT may belong to another toolchain; go finds its own.
        variables["GOROOT"] = null;
        var folder = Path.GetDirectoryName(goPath)!;
        variables["PATH"] = requested.GetValueOrDefault("PATH") is { Length: > 0 } path ? folder + Path.PathSeparator + path : folder;
        foreach (var (key, cache) in GoCaches.For(requested, cacheDirectory))
            variables[key] = cache;
        Reject(requested.GetValueOrDefault("GOFLAGS")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], "GOFLAGS");
        return variables.ToImmutable();
    }

    /// <summary>Refuses flags that make go run other programs: a checked-out configuration must not choose them.</summary>
    /// <exception cref="ForbiddenGoFlagException">There is such a flag.</exception>
    public static void Reject(IEnumerable<string> flags, string source)
    {
        foreach (var flag in flags)
        {
            var name = flag.StartsWith("--", StringComparison.Ordinal) ? flag[1..] : flag;
            if (name == "-toolexec" || name.StartsWith("-toolexec=", StringComparison.Ordinal))
                throw new ForbiddenGoFlagException("-toolexec", source);
        }
    }

    private static (string Name, string Value)? Variant(string architecture, string variant) => architecture switch
    {
        "amd64" => ("GOAMD64", variant),
        "arm" => Arm(variant),
        _ => null,
    };

    // Go knows ARM 5 to 7; the 32-bit mode of version 8 runs 7.
    private static (string Name, string Value)? Arm(string variant) =>
        variant.StartsWith('v') && int.TryParse(variant.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version >= 5 ? ("GOARM", Math.Min(version, 7).ToString(CultureInfo.InvariantCulture)) : null
            : throw new UnsupportedPlatformException($"linux/arm/{variant}", "linux/arm/v5, linux/arm/v6, linux/arm/v7 or linux/arm/v8");
}
