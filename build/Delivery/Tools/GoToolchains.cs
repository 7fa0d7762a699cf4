using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// Finds Go on <c>PATH</c>, else takes it from Debian through the tool cache: of the machine's own suites, their backports and newer
/// suites the first that has one, and there the oldest that will do, which is the nearest to what the sources were written for. The same
/// machine always gets the same Go, whatever else the cache holds; only where nothing can be brought does any cached one serve that will do.
/// </summary>
/// <param name="searchPath">The value of <c>PATH</c>; empty or null looks nowhere.</param>
/// <param name="packages">Brings packages; its cache folder is the tool cache.</param>
public sealed class GoToolchains(string? searchPath, DebianPackages packages) : IGoToolchains
{
    private const string PackagePrefix = "golang-1.";
    private const string PackageSuffix = "-go";
    private readonly GoChoices _choices = new(packages.CacheFolder);
    private static readonly string ProgramName = ToolFile.NameOf("go");

    /// <inheritdoc/>
    public async Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken)
    {
        var tried = new List<string>();
        var onPath = await FindOnPathAsync(tried, cancellationToken);
        if (onPath is not null && onPath.Version >= minimum)
            return onPath;

        if (_choices.Find(minimum) is { } chosen && packages.FindCached([chosen]) is { } folder && Open(folder, GoToolchainOrigin.ToolCache) is { } remembered)
            return remembered;

        GoVersion? newestOffered = null;
        Exception? cause = null;
        try
        {
            foreach (var suite in await packages.SuitesAsync([PackagePrefix + "N" + PackageSuffix], newerSuites: true, cancellationToken))
            {
                var offered = await OfferedAsync(suite, cancellationToken);
                if (offered.Count > 0 && (newestOffered is null || offered[^1].Version > newestOffered))
                    newestOffered = offered[^1].Version;
                if (offered.FirstOrDefault(offer => offer.Version >= minimum).Package is { } package
                    && await ProvisionAsync(package, suite, minimum, tried, cancellationToken) is { } provisioned)
                {
                    _choices.Remember(minimum, package.Name);
                    return provisioned;
                }
            }
            tried.Add(newestOffered is { } newest ? $"Debian's suites have nothing newer than {newest}" : "no suite of the machine's Debian mirror has Go");
        }
        catch (FaultException exception) when (exception is PackagesUnavailableException or CommandFailedException or CommandNotFoundException)
        {
            tried.Add(exception.Fault.Found);
            cause = exception;
        }
        var cached = packages.FindAllCached(PackagePrefix)
            .Select(set => Open(set, GoToolchainOrigin.ToolCache))
            .OfType<GoToolchain>()
            .OrderBy(toolchain => toolchain.Version)
            .ToArray();
        if (cached.FirstOrDefault(toolchain => toolchain.Version >= minimum) is { } substitute)
            return substitute;
        var best = cached.Append(onPath).OfType<GoToolchain>().MaxBy(toolchain => toolchain.Version);
        throw best is null
            ? new GoMissingException(minimum, string.Join('\n', tried), cause)
            : new GoTooOldException(minimum, best, string.Join('\n', tried), cause);
    }

    private async Task<GoToolchain?> FindOnPathAsync(List<string> tried, CancellationToken cancellationToken)
    {
        foreach (var program in SearchPath.Find(searchPath, ProgramName))
        {
            if (ReadVersionFile(program) is { } version)
                return new GoToolchain(program, version, GoToolchainOrigin.Path);
            try
            {
                // go version go1.24.5 linux/amd64
                var toolchain = new GoToolchain(program, default, GoToolchainOrigin.Path);
                var printed = await toolchain.Prepare("version").RunAsync(cancellationToken);
                if (printed.StandardOutput.Split(' ') is ["go", "version", var reported, ..] && GoVersion.TryParse(reported, out var parsed))
                    return toolchain with { Version = parsed };
                tried.Add($"{program} reports no version: {printed.StandardOutput.Trim()}");
            }
            catch (FaultException exception)
            {
                tried.Add($"{program} does not run: {exception.Fault.Found}");
            }
        }
        if (tried.Count == 0)
            tried.Add("no go on PATH");
        return null;
    }

    private async Task<IReadOnlyList<(DebianPackage Package, GoVersion Version)>> OfferedAsync(string suite, CancellationToken cancellationToken) =>
    [
        .. (await packages.ListAsync(PackagePrefix, suite, cancellationToken))
            .Where(package => package.Name.EndsWith(PackageSuffix, StringComparison.Ordinal))
            .Select(package => (Package: package, Version: VersionOf(package)))
            .Where(offer => offer.Version is not null)
            .Select(offer => (offer.Package, offer.Version!.Value))
            .OrderBy(offer => offer.Value),
    ];

    private async Task<GoToolchain?> ProvisionAsync(DebianPackage package, string suite, GoVersion minimum, List<string> tried, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await packages.FetchAsync([package.Name], suite, cancellationToken);
            if (Open(folder, GoToolchainOrigin.Provisioned) is { } toolchain && toolchain.Version >= minimum)
                return toolchain;
            tried.Add($"{package} of {suite} does not hold a usable Go");
        }
        catch (PackagesUnavailableException exception)
        {
            tried.Add(exception.Fault.Found);
        }
        return null;
    }

    // golang-1.21-go keeps its toolchain in usr/lib/go-1.21.
    private static GoToolchain? Open(PackageFolder folder, GoToolchainOrigin origin)
    {
        foreach (var package in folder.Packages)
        {
            if (!package.Name.StartsWith(PackagePrefix, StringComparison.Ordinal) || !package.Name.EndsWith(PackageSuffix, StringComparison.Ordinal))
                continue;
            var series = package.Name["golang-".Length..^PackageSuffix.Length];
            var program = Path.Combine(folder.Root, "usr", "lib", "go-" + series, "bin", ProgramName);
            if (File.Exists(program) && (ReadVersionFile(program) ?? VersionOf(package)) is { } version)
                return new GoToolchain(program, version, origin);
        }
        return null;
    }

    // Debian writes 1.24~rc1 for 1.24rc1.
    private static GoVersion? VersionOf(DebianPackage package) =>
        GoVersion.TryParse(package.UpstreamVersion.Replace("~", "", StringComparison.Ordinal), out var version) ? version : null;

    // Beside bin, Go's root holds a file whose first line is the version; reading it is far cheaper than a run of go.
    private static GoVersion? ReadVersionFile(string program)
    {
        var target = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
        var root = Path.GetDirectoryName(Path.GetDirectoryName(target));
        var file = root is null ? null : Path.Combine(root, "VERSION");
        if (file is null || !File.Exists(file) || !Directory.Exists(Path.Combine(root!, "pkg", "tool")))
            return null;
        return GoVersion.TryParse(File.ReadLines(file).FirstOrDefault(), out var version) ? version : null;
    }
}
