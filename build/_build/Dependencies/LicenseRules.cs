namespace KubeStellar.Build.Dependencies;

/// <summary>Which licenses packages may have that this repository is built with.</summary>
internal static class LicenseRules
{
    /// <summary>The SPDX identifiers that are taken without a further look.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MS-PL" };

    /// <summary>Packages whose license is a text: somebody has read it, in that version.</summary>
    private static readonly Dictionary<LockedPackage, string> Read = new()
    {
        [new("CommandLineParser", "2.9.1")] = "MIT",
        [new("Docker.DotNet", "3.125.15")] = "MIT",
        [new("LibGit2Sharp", "0.32.0")] = "MIT",
        [new("LibGit2Sharp.NativeBinaries", "2.0.324")] = "GPL-2.0-only with an exception that lets anybody link to it",
        [new("Microsoft.DotNet.PlatformAbstractions", "3.1.6")] = "MIT",
        [new("Validation", "2.4.18")] = "MIT",
        [new("xunit.abstractions", "2.0.3")] = "Apache-2.0",
    };

    /// <summary>Returns the license where it is fine, else what is wrong.</summary>
    /// <param name="package">The package.</param>
    /// <param name="license">What it says, or null where it was not restored.</param>
    public static (string? License, string? Wrong) Judge(LockedPackage package, PackageLicense? license) => (license, Read.GetValueOrDefault(package)) switch
    {
        (null, _) => (null, "was not restored, so nobody knows its license"),
        ({ Expression: { } expression }, _) when expression.Split(" OR ").Any(Taken.Contains) => (expression, null),
        ({ Expression: { } expression }, null) => (null, $"has the license {expression}"),
        (_, { } known) => (known, null),
        ({ Elsewhere: var place }, _) => (null, $"has a license that nobody has read in this version: {place}"),
    };
}
