using System.Collections.Immutable;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The pairs of operating system and architecture that Go compiles for (<c>go tool dist list</c>); goreleaser leaves out all others without a word.</summary>
internal static class GoTargets
{
    private static readonly ImmutableDictionary<string, string[]> Architectures = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["aix"] = ["ppc64"],
        ["android"] = ["386", "amd64", "arm", "arm64"],
        ["darwin"] = ["amd64", "arm64"],
        ["dragonfly"] = ["amd64"],
        ["freebsd"] = ["386", "amd64", "arm", "arm64", "riscv64"],
        ["illumos"] = ["amd64"],
        ["ios"] = ["amd64", "arm64"],
        ["js"] = ["wasm"],
        ["linux"] = ["386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le", "riscv64", "s390x"],
        ["netbsd"] = ["386", "amd64", "arm", "arm64"],
        ["openbsd"] = ["386", "amd64", "arm", "arm64", "ppc64", "riscv64"],
        ["plan9"] = ["386", "amd64", "arm"],
        ["solaris"] = ["amd64"],
        ["wasip1"] = ["wasm"],
        ["windows"] = ["386", "amd64", "arm64"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Whether there is such a pair.</summary>
    public static bool Has(string os, string architecture) => Architectures.GetValueOrDefault(os)?.Contains(architecture, StringComparer.Ordinal) == true;

    /// <summary>Every pair, written <c>os/architecture</c>.</summary>
    public static IEnumerable<string> All => Architectures.SelectMany(known => known.Value.Select(architecture => $"{known.Key}/{architecture}")).Order(StringComparer.Ordinal);

    /// <summary>The architectures of an operating system that there is.</summary>
    public static IReadOnlyList<string> ArchitecturesOf(string os) => Architectures[os];

    /// <summary>Whether any pair has the operating system.</summary>
    public static bool HasOs(string os) => Architectures.ContainsKey(os);

    /// <summary>Whether any pair has the architecture.</summary>
    public static bool HasArchitecture(string architecture) => Architectures.Values.Any(known => known.Contains(architecture, StringComparer.Ordinal));
}
