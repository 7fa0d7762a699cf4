using System.Globalization;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// apt with lists, cache and sources of its own, so that it needs no root and changes nothing of the machine's;
/// the machine's dpkg status still tells it what is installed. Not safe for concurrent use: callers hold the lock.
/// </summary>
internal sealed class AptWorkspace
{
    private const string StampSuffix = ".updated";
    private readonly DebianPackagesOptions _options;
    private readonly DebianRelease _release;
    private readonly IReadOnlyList<AptSource> _own;
    private readonly string _folder;
    private readonly Dictionary<string, string?> _outcomes = [];
    private bool _hasRead;

    public AptWorkspace(DebianPackagesOptions options, DebianRelease release, IReadOnlyList<AptSource> own, string folder)
    {
        _options = options;
        _release = release;
        _own = own;
        _folder = folder;
    }

    /// <summary>Reads the package lists of the machine's own suites and of one more; returns why the latter is not served, or null.</summary>
    public async Task<string?> RefreshAsync(string suite, CancellationToken cancellationToken)
    {
        var own = await RefreshListsAsync(_release.Codename, _own, cancellationToken);
        if (suite == _release.Codename)
            return own;
        var archives = _own.Where(source => source.IsArchive(_release.Codename)).Select(source => source.WithSuites(suite));
        return await RefreshListsAsync(suite, archives, cancellationToken);
    }

    /// <summary>Makes the next refresh read all lists again; false when this run has read them anyway.</summary>
    public bool Expire()
    {
        if (_hasRead)
            return false;
        _outcomes.Clear();
        foreach (var stamp in Directory.EnumerateFiles(_folder, "*" + StampSuffix))
            File.Delete(stamp);
        return true;
    }

    /// <summary>Returns the packages whose names start so, in the newest version that the suite or the machine's own suites have.</summary>
    public async Task<IReadOnlyList<DebianPackage>> ListAsync(string prefix, string suite, CancellationToken cancellationToken)
    {
        var names = (await Apt("apt-cache", suite).With("pkgnames", prefix).RunAsync(cancellationToken)).StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            return [];
        var table = (await Apt("apt-cache", suite).With("madison").With(names).RunAsync(cancellationToken)).StandardOutput;
        return
        [
            .. table.Split('\n')
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Where(columns => columns.Length == 3)
                .Select(columns => new DebianPackage(columns[0], columns[1]))
                .DistinctBy(package => package.Name),
        ];
    }

    /// <summary>Returns the packages and what the machine lacks of their dependencies, as apt resolves them.</summary>
    /// <exception cref="CommandFailedException">The suite does not have them.</exception>
    public async Task<IReadOnlyList<(DebianPackage Package, long Size)>> ResolveAsync(IReadOnlyList<string> names, string suite, CancellationToken cancellationToken)
    {
        var printed = await Apt("apt-get", suite)
            .With("install", "--print-uris", "-qq", "-y", "--reinstall", "--no-install-recommends", "--allow-downgrades", "--allow-change-held-packages")
            .With(names)
            .RunAsync(cancellationToken);
        var packages = new List<(DebianPackage, long)>();
        foreach (var line in printed.StandardOutput.Split('\n'))
        {
            // 'uri' name_version_arch.deb size hash
            if (line.StartsWith('\'') && line.Split(' ') is [_, var file, var size, ..] && file.Split('_') is [var name, var version, _])
                packages.Add((new DebianPackage(name, Uri.UnescapeDataString(version)), long.Parse(size, CultureInfo.InvariantCulture)));
        }
        return packages;
    }

    /// <summary>Downloads packages, verified against the signed lists, and unpacks them over one another.</summary>
    public async Task UnpackAsync(IReadOnlyList<DebianPackage> packages, string suite, string targetFolder, CancellationToken cancellationToken)
    {
        var downloads = Directory.CreateDirectory(targetFolder + ".debs").FullName;
        await Apt("apt-get", suite).With("download", "-qq").With(packages.Select(package => package.ToString())).WithWorkingDirectory(downloads).RunAsync(cancellationToken);
        Directory.CreateDirectory(targetFolder);
        foreach (var file in Directory.EnumerateFiles(downloads, "*.deb").Order(StringComparer.Ordinal))
            await new Command(Path.Combine(_options.ProgramFolder, "dpkg-deb")).With("-x", file, targetFolder).RunAsync(cancellationToken);
        Directory.Delete(downloads, recursive: true);
    }

    private async Task<string?> RefreshListsAsync(string suite, IEnumerable<AptSource> sources, CancellationToken cancellationToken)
    {
        if (_outcomes.TryGetValue(suite, out var known))
            return known;
        return _outcomes[suite] = await ReadListsAsync(suite, sources, cancellationToken);
    }

    private async Task<string?> ReadListsAsync(string suite, IEnumerable<AptSource> sources, CancellationToken cancellationToken)
    {
        var stamp = Path.Combine(_folder, suite + StampSuffix);
        var stanzas = string.Join('\n', sources.Select(source => source.ToStanza()));
        await WriteConfigurationAsync(suite, stanzas, cancellationToken);
        var now = _options.Time.GetUtcNow();
        if (File.Exists(stamp) && now - File.GetLastWriteTimeUtc(stamp) < _options.ListLifetime && await IsWrittenAsync(stamp, stanzas, cancellationToken))
            return null;
        _options.Progress?.Report($"reading the package lists of {suite}");
        _hasRead = true;
        var result = await new Command(Path.Combine(_options.ProgramFolder, "apt-get"))
            .With("-c", ConfigurationOf(suite, alone: true), "update", "-qq")
            .WithEnvironment("LC_ALL", "C")
            .ProbeAsync(cancellationToken);
        if (result.ExitCode == 0)
        {
            await File.WriteAllTextAsync(stamp, stanzas, cancellationToken);
            File.SetLastWriteTimeUtc(stamp, now.UtcDateTime);
            return null;
        }
        return result.StandardError.Split('\n').FirstOrDefault(line => line.StartsWith("E:", StringComparison.Ordinal)) ?? $"apt-get update: exit code {result.ExitCode}";
    }

    private static async Task<bool> IsWrittenAsync(string file, string text, CancellationToken cancellationToken) =>
        await File.ReadAllTextAsync(file, cancellationToken) == text;

    private async Task WriteConfigurationAsync(string suite, string stanzas, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(_folder, "cache", "archives", "partial"));
        var own = string.Join('\n', _own.Select(source => source.ToStanza()));
        await File.WriteAllTextAsync(Path.Combine(_folder, suite + ".sources"), stanzas, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, suite + ".all.sources"), suite == _release.Codename ? own : own + "\n" + stanzas, cancellationToken);
        // Dependencies come from the machine's own release wherever that has them.
        var pin = suite == _release.Codename ? "" : $"Package: *\nPin: release n={suite}\nPin-Priority: 90\n";
        await File.WriteAllTextAsync(Path.Combine(_folder, suite + ".pin"), pin, cancellationToken);
        await File.WriteAllTextAsync(ConfigurationOf(suite, alone: true), Configuration(suite, suite + ".sources"), cancellationToken);
        await File.WriteAllTextAsync(ConfigurationOf(suite, alone: false), Configuration(suite, suite + ".all.sources"), cancellationToken);
    }

    // Read with -c, that is after the machine's own configuration, whose proxies and certificates stay in force.
    private string Configuration(string suite, string sources) =>
        $"""
        #clear APT::Update::Pre-Invoke;
        #clear APT::Update::Post-Invoke;
        #clear APT::Update::Post-Invoke-Success;
        Dir::State::lists "{_folder}/lists";
        Dir::Cache "{_folder}/cache";
        Dir::Cache::pkgcache "{suite}.pkgcache.bin";
        Dir::Cache::srcpkgcache "{suite}.srcpkgcache.bin";
        Dir::Etc::sourcelist "{_folder}/{sources}";
        Dir::Etc::sourceparts "/dev/null";
        Dir::Etc::preferences "{_folder}/{suite}.pin";
        Dir::Etc::preferencesparts "/dev/null";
        APT::Get::List-Cleanup "false";
        APT::Get::AllowUnauthenticated "false";
        APT::Install-Recommends "false";
        Acquire::AllowInsecureRepositories "false";
        Acquire::AllowWeakRepositories "false";
        Acquire::AllowDowngradeToInsecureRepositories "false";
        Acquire::Languages "none";
        Acquire::Retries "2";
        Acquire::http::Timeout "30";
        Acquire::https::Timeout "30";

        """;

    private Command Apt(string program, string suite) =>
        new Command(Path.Combine(_options.ProgramFolder, program)).With("-c", ConfigurationOf(suite, alone: false)).WithEnvironment("LC_ALL", "C");

    private string ConfigurationOf(string suite, bool alone) => Path.Combine(_folder, suite + (alone ? ".conf" : ".all.conf"));
}
