using System.Globalization;
using System.Runtime.InteropServices;
using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// Brings Debian packages, with those of their dependencies that the machine lacks, into a cache folder and unpacks them there.
/// Nothing is installed, root is not needed, and mirrors and keys are those of the machine's own apt configuration.
/// Safe for concurrent use by tasks and processes.
/// </summary>
/// <param name="options">What to work with.</param>
public sealed class DebianPackages(DebianPackagesOptions options)
{
    private const string PartialSuffix = ".partial";
    private AptWorkspace? _workspace;
    private DebianRelease? _release;

    /// <summary>The absolute folder that receives unpacked packages.</summary>
    public string CacheFolder => options.CacheFolder;

    /// <summary>Returns the packages unpacked, from the cache without asking apt when an earlier run brought them.</summary>
    /// <param name="packages">Names of packages, the one that gives the set its name first.</param>
    /// <param name="newerSuites">Whether suites of newer Debian releases are tried when the machine's own lack them.</param>
    /// <param name="cancellationToken">Stops the work; nothing half-made stays behind.</param>
    /// <exception cref="PackagesUnavailableException">No suite that was tried has the packages, or the machine is not Debian.</exception>
    public async Task<PackageFolder> FetchAsync(IReadOnlyList<string> packages, bool newerSuites, CancellationToken cancellationToken)
    {
        if (FindCached(packages) is { } cached)
            return cached;
        var reasons = new List<string>();
        foreach (var suite in await SuitesAsync(packages, newerSuites, cancellationToken))
        {
            var (folder, reason) = await TryFetchAsync(packages, suite, cancellationToken);
            if (folder is not null)
                return folder;
            reasons.Add($"{suite}: {reason}");
        }
        throw new PackagesUnavailableException(packages, reasons);
    }

    /// <summary>Returns the packages from one suite, unpacked, from the cache when an earlier run brought them.</summary>
    /// <param name="packages">Names of packages, the one that gives the set its name first.</param>
    /// <param name="suite">One of <see cref="SuitesAsync"/>.</param>
    /// <param name="cancellationToken">Stops the work; nothing half-made stays behind.</param>
    /// <exception cref="PackagesUnavailableException">The suite does not have the packages, or the machine is not Debian.</exception>
    public async Task<PackageFolder> FetchAsync(IReadOnlyList<string> packages, string suite, CancellationToken cancellationToken)
    {
        var (folder, reason) = await TryFetchAsync(packages, suite, cancellationToken);
        return folder ?? throw new PackagesUnavailableException(packages, [$"{suite}: {reason}"]);
    }

    /// <summary>Returns packages that an earlier run unpacked, or null; of several versions the one unpacked last.</summary>
    /// <param name="packages">Names of packages, as they were given to <c>FetchAsync</c>.</param>
    public PackageFolder? FindCached(IReadOnlyList<string> packages)
    {
        var folder = SetFolder(packages);
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder)
                .OrderByDescending(Directory.GetCreationTimeUtc)
                .Select(PackageFolder.TryOpen)
                .FirstOrDefault(found => found is not null)
            : null;
    }

    /// <summary>Returns all sets of packages in the cache whose first package's name starts so.</summary>
    /// <param name="prefix">The beginning of a name.</param>
    public IEnumerable<PackageFolder> FindAllCached(string prefix) =>
        Directory.Exists(options.CacheFolder)
            ? Directory.EnumerateDirectories(options.CacheFolder, prefix + "*")
                .SelectMany(Directory.EnumerateDirectories)
                .Order(StringComparer.Ordinal)
                .Select(PackageFolder.TryOpen)
                .OfType<PackageFolder>()
            : [];

    /// <summary>Returns the suites that can be asked for, the machine's own first, nearest release next.</summary>
    /// <param name="packages">What they are needed for, for the error.</param>
    /// <param name="newerSuites">Whether suites of newer Debian releases are included.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="PackagesUnavailableException">The machine is not Debian.</exception>
    public async Task<IReadOnlyList<string>> SuitesAsync(IReadOnlyList<string> packages, bool newerSuites, CancellationToken cancellationToken)
    {
        await OpenAsync(packages, cancellationToken);
        return newerSuites ? [.. _release!.OwnSuites, .. _release.NewerSuites] : _release!.OwnSuites;
    }

    /// <summary>Returns the packages of a suite whose names start so, newest version of each; empty when the suite is not served.</summary>
    /// <param name="prefix">The beginning of the names.</param>
    /// <param name="suite">One of <see cref="SuitesAsync"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="PackagesUnavailableException">The machine is not Debian.</exception>
    public async Task<IReadOnlyList<DebianPackage>> ListAsync(string prefix, string suite, CancellationToken cancellationToken)
    {
        var workspace = await OpenAsync([prefix], cancellationToken);
        using var held = await LockAsync(cancellationToken);
        return await workspace.RefreshAsync(suite, cancellationToken) is null ? await workspace.ListAsync(prefix, suite, cancellationToken) : [];
    }

    private async Task<(PackageFolder? Folder, string Reason)> TryFetchAsync(IReadOnlyList<string> names, string suite, CancellationToken cancellationToken)
    {
        var workspace = await OpenAsync(names, cancellationToken);
        using var held = await LockAsync(cancellationToken);
        var result = await TryFetchAsync(workspace, names, suite, cancellationToken);
        // Lists from an earlier run may name versions that the mirror has replaced since.
        return result.Folder is null && workspace.Expire() ? await TryFetchAsync(workspace, names, suite, cancellationToken) : result;
    }

    private async Task<(PackageFolder? Folder, string Reason)> TryFetchAsync(AptWorkspace workspace, IReadOnlyList<string> names, string suite, CancellationToken cancellationToken)
    {
        try
        {
            if (await workspace.RefreshAsync(suite, cancellationToken) is { } unserved)
                return (null, unserved);
            var resolved = await workspace.ResolveAsync(names, suite, cancellationToken);
            if (resolved.FirstOrDefault(item => item.Package.Name == names[0]).Package is not { } first)
                return (null, $"apt has no way to download {names[0]}");
            // A second C library beside the system's cannot be mixed in through a library path.
            if (resolved.Any(item => item.Package.Name == "libc6"))
                return (null, $"{first} needs a newer libc6 than the machine has");
            var target = Path.Combine(SetFolder(names), Uri.EscapeDataString(first.Version));
            return (PackageFolder.TryOpen(target) ?? await UnpackAsync(workspace, resolved, suite, target, cancellationToken), "");
        }
        catch (CommandFailedException exception)
        {
            return (null, (exception.Result.StandardError + exception.Result.StandardOutput).Trim().ReplaceLineEndings("; "));
        }
    }

    private async Task<PackageFolder> UnpackAsync(
        AptWorkspace workspace, IReadOnlyList<(DebianPackage Package, long Size)> resolved, string suite, string target, CancellationToken cancellationToken)
    {
        var packages = resolved.Select(item => item.Package).ToArray();
        var megabytes = resolved.Sum(item => item.Size) / 1e6;
        options.Progress?.Report(string.Create(CultureInfo.InvariantCulture, $"bringing {string.Join(' ', packages.Select(package => package.ToString()))} from {suite} ({megabytes:0.0} MB)"));
        var partial = target + PartialSuffix;
        DeletePartial(partial);
        try
        {
            await workspace.UnpackAsync(packages, suite, partial, cancellationToken);
            await File.WriteAllLinesAsync(Path.Combine(partial, PackageFolder.ManifestName), packages.Select(package => package.ToString()), cancellationToken);
            Directory.Move(partial, target);
        }
        finally
        {
            DeletePartial(partial);
        }
        return PackageFolder.TryOpen(target)!;
    }

    private static void DeletePartial(string folder)
    {
        foreach (var leftover in (string[])[folder, folder + ".debs"])
        {
            if (Directory.Exists(leftover))
                Directory.Delete(leftover, recursive: true);
        }
    }

    private async Task<AptWorkspace> OpenAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        if (_workspace is not null)
            return _workspace;
        var tool = Path.Combine(options.ProgramFolder, "apt-get");
        if (!File.Exists(tool) || !File.Exists(options.ReleaseFile))
            throw new PackagesUnavailableException(packages, [$"this machine has no {tool}: it is not Debian"]);
        _release = DebianRelease.Parse(await File.ReadAllTextAsync(options.ReleaseFile, cancellationToken))
            ?? throw new PackagesUnavailableException(packages, [$"{options.ReleaseFile} names another system than Debian"]);
        var own = (await AptSources.ReadAsync(options.AptFolder, cancellationToken)).Select(source => source.ForRelease(_release.Codename)).OfType<AptSource>().ToArray();
        if (own.Length == 0)
            throw new PackagesUnavailableException(packages, [$"the sources in {options.AptFolder} name no mirror of Debian {_release.Codename}"]);
        var folder = Path.Combine(options.CacheFolder, ".apt", $"{_release.Codename}-{RuntimeInformation.OSArchitecture}".ToLowerInvariant());
        return _workspace = new AptWorkspace(options, _release, own, folder);
    }

    private Task<FileLock> LockAsync(CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(
            Path.Combine(options.CacheFolder, ".lock"),
            new FileLockRequest { Waiting = _ => options.Progress?.Report($"waiting for another process that works in {options.CacheFolder}") },
            cancellationToken);

    private string SetFolder(IReadOnlyList<string> packages) => Path.Combine(options.CacheFolder, string.Join('+', packages));
}
