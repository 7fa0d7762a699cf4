using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The platforms that an entry under <c>builds</c> asks for: every pair of <c>goos</c> and <c>goarch</c> that Go knows, without those under <c>ignore</c>.</summary>
internal static class GoReleaserTargets
{
    private const string DefaultAmd64 = "v1";
    private static readonly string[] DefaultSystems = ["linux", "darwin", "windows"];
    private static readonly string[] DefaultArchitectures = ["386", "amd64", "arm64"];

    /// <summary>Returns the platforms in the order of the file.</summary>
    public static IReadOnlyList<Platform> Of(YamlMap build)
    {
        var systems = Known(build, "goos", DefaultSystems, GoTargets.HasOs);
        var architectures = Known(build, "goarch", DefaultArchitectures, architecture => GoTargets.HasArchitecture(architecture) && !IsMips(architecture));
        var ignored = build.Maps("ignore").Select(Ignored).ToList();
        return
        [
            .. from system in systems
               from architecture in architectures
               where GoTargets.Has(system, architecture)
               from variant in Variants(build, architecture)
               where !ignored.Any(ignores => ignores(system, architecture, variant))
               select new Platform(system, architecture, architecture == "amd64" && variant == DefaultAmd64 ? null : variant),
        ];
    }

    // The names of files for MIPS carry a further part, and no repository of the family has any.
    private static bool IsMips(string architecture) => architecture.StartsWith("mips", StringComparison.Ordinal);

    private static IReadOnlyList<string> Known(YamlMap build, string key, string[] defaults, Func<string, bool> isKnown)
    {
        var values = build.Texts(key) is { Count: > 0 } declared ? declared : defaults;
        return values.FirstOrDefault(value => !isKnown(value)) is { } unknown
            ? throw build.Error(key, $"{key} that Go compiles for, without MIPS and without templates", $"\"{unknown}\"")
            : values;
    }

    private static IReadOnlyList<string?> Variants(YamlMap build, string architecture) =>
        architecture == "amd64" ? [.. OrElse(build.Texts("goamd64"), DefaultAmd64)]
        : architecture == "arm" ? [.. OrElse(build.Texts("goarm"), "6").Select(version => "v" + version)]
        : [null];

    private static IReadOnlyList<string> OrElse(IReadOnlyList<string> values, string otherwise) => values.Count > 0 ? values : [otherwise];

    // What an entry leaves open it ignores whatever it is.
    private static Func<string, string, string?, bool> Ignored(YamlMap entry)
    {
        GoReleaserKeys.Require(entry, "ignore", ["goos", "goarch", "goarm", "goamd64"]);
        var (system, architecture, arm, amd64) = (entry.Text("goos"), entry.Text("goarch"), entry.Text("goarm"), entry.Text("goamd64"));
        return (os, arch, variant) =>
            (system is null || system == os)
            && (architecture is null || architecture == arch)
            && (arm is null || (arch == "arm" && variant == "v" + arm))
            && (amd64 is null || (arch == "amd64" && variant == amd64));
    }
}
