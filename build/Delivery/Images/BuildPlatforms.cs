using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Faults;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>The platforms that images can be built for, so that a slip of the keyboard is told before anything is built.</summary>
public static class BuildPlatforms
{
    private const string Linux = "linux";
    private static readonly string[] ArmVariants = ["v5", "v6", "v7", "v8"];
    private static readonly string[] Amd64Variants = ["v1", "v2", "v3", "v4"];

    /// <summary>Reads <c>os/arch[,…]</c>.</summary>
    /// <param name="list">The text.</param>
    /// <exception cref="InvalidPlatformException">A part of it is no platform.</exception>
    /// <exception cref="UnsupportedPlatformException">Images cannot be built for one of them.</exception>
    public static IReadOnlyList<Platform> ParseList(string list) => [.. Platform.ParseList(list).Select(Require)];

    /// <summary>Makes sure that images can be built for platforms.</summary>
    /// <param name="platforms">The platforms.</param>
    /// <exception cref="UnsupportedPlatformException">They cannot for one of them.</exception>
    public static void EnsureSupported(IReadOnlyList<Platform> platforms) => _ = platforms.Select(Require).ToList();

    /// <summary>Returns the platform of local images.</summary>
    /// <param name="architecture">Go's name of the architecture.</param>
    /// <exception cref="UnsupportedPlatformException">Go does not compile for it.</exception>
    public static Platform OfLinux(string architecture) =>
        GoTargets.Has(Linux, architecture)
            ? new Platform(Linux, architecture)
            : throw new UnsupportedPlatformException($"--arch {architecture}", $"an architecture that Go knows: {string.Join(", ", GoTargets.ArchitecturesOf(Linux))}", Advice(architecture, GoTargets.ArchitecturesOf(Linux)));

    private static Platform Require(Platform platform)
    {
        if (platform.Os == "windows")
        {
            throw new UnsupportedPlatformException(platform.ToString(), "a platform whose images are plain layers, such as linux/amd64");
        }

        if (!GoTargets.Has(platform.Os, platform.Architecture))
        {
            throw new UnsupportedPlatformException(
                platform.ToString(), $"a platform that Go compiles for, such as {string.Join(", ", GoTargets.ArchitecturesOf(Linux).Select(known => $"{Linux}/{known}"))}",
                Advice($"{platform.Os}/{platform.Architecture}", GoTargets.All));
        }

        return platform.Variant is null || VariantsOf(platform.Architecture) is not { } variants || variants.Contains(platform.Variant)
            ? platform
            : throw new UnsupportedPlatformException(platform.ToString(), $"one of the variants {string.Join(", ", variants)}", "name one of these, or leave the variant out");
    }

    private static string[]? VariantsOf(string architecture) => architecture switch
    {
        "arm" => ArmVariants,
        "amd64" => Amd64Variants,
        _ => null,
    };

    private static string Advice(string asked, IEnumerable<string> known) =>
        NearNames.Of(asked, known).Concat(known.Where(name => name.StartsWith(asked, StringComparison.OrdinalIgnoreCase))).FirstOrDefault() is { } near
            ? $"give {near}"
            : "name another platform, or leave it out";
}
