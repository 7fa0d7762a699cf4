using System.Collections.Concurrent;
using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// Finds kustomize: the one that <c>KUSTOMIZE</c> names; else the pinned version in the checkout's <c>bin</c>, on <c>PATH</c>, in the tool cache, among
/// Debian's packages, or installed with Go as the Makefiles do; else, where exactly that version cannot be had, another one of the same major version.
/// </summary>
/// <param name="chosen">The value of <c>KUSTOMIZE</c>, or null.</param>
/// <param name="searchPath">The value of <c>PATH</c>; empty or null looks nowhere.</param>
/// <param name="packages">Brings packages; its cache folder is the tool cache.</param>
/// <param name="installer">Installs versions that no one has packaged.</param>
/// <param name="time">The clock; a version that could not be had while another one could stand in is not looked for again for a day.</param>
public sealed class KustomizePrograms(string? chosen, string? searchPath, DebianPackages packages, KustomizeInstaller installer, TimeProvider time) : IKustomizePrograms
{
    private const string Package = "kustomize";
    private const string SystemFolder = "/usr/bin";
    private static readonly string ProgramName = ToolFile.NameOf(Package);
    private readonly KustomizeAbsences _absences = new(packages.CacheFolder, time);
    private readonly ConcurrentDictionary<(string Pin, string Checkout), KustomizeProgram> _found = [];

    /// <inheritdoc/>
    public async Task<KustomizeProgram> FindAsync(string pin, string checkout, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue((pin, checkout), out var known))
        {
            return known;
        }

        var tried = new List<string>();
        return _found[(pin, checkout)] = string.IsNullOrEmpty(chosen)
            ? await SearchAsync(pin, checkout, tried, cancellationToken)
            : await ChosenAsync(chosen, pin, tried, cancellationToken);
    }

    private async Task<KustomizeProgram> ChosenAsync(string path, string pin, List<string> tried, CancellationToken cancellationToken)
    {
        var file = Path.GetFileName(path) == path ? SearchPath.Find(searchPath, path).FirstOrDefault() : path;
        if (!Path.IsPathFullyQualified(file ?? "") || !File.Exists(file))
        {
            tried.Add($"KUSTOMIZE names {path}, which is no program at an absolute path or on PATH");
            throw new KustomizeMissingException(pin, tried);
        }

        var program = await ProbeAsync(file, pin, tried, cancellationToken) ?? throw new KustomizeMissingException(pin, tried);
        return KustomizeVersion.Satisfies(program.Version, pin) ? program : program with { StandsInBecause = "KUSTOMIZE names it" };
    }

    private async Task<KustomizeProgram> SearchAsync(string pin, string checkout, List<string> tried, CancellationToken cancellationToken)
    {
        var others = new List<KustomizeProgram>();
        await foreach (var program in InstalledAsync(pin, checkout, tried, cancellationToken))
        {
            if (KustomizeVersion.Satisfies(program.Version, pin))
            {
                return program;
            }

            tried.Add($"{program.Path} is {program.Version ?? "of unknown version"}");
            others.Add(program);
        }

        var absence = _absences.Find(pin);
        List<string> failures = [.. absence ?? []];
        if (absence is null && await BringAsync(pin, failures, cancellationToken) is { } brought)
        {
            return brought;
        }

        tried.AddRange(failures);
        var reasons = string.Join('\n', tried);
        if (await StandInAsync(pin, others, tried, cancellationToken) is not { } standIn)
        {
            throw new KustomizeMissingException(pin, tried);
        }

        if (absence is null)
        {
            _absences.Remember(pin, failures);
        }

        return standIn with { StandsInBecause = reasons };
    }

    private async Task<KustomizeProgram?> BringAsync(string pin, List<string> tried, CancellationToken cancellationToken) =>
        await FromDebianAsync(pin, version => KustomizeVersion.Satisfies(version, pin), tried, cancellationToken) ?? await installer.InstallAsync(pin, tried, cancellationToken);

    private async Task<KustomizeProgram?> StandInAsync(string pin, List<KustomizeProgram> others, List<string> tried, CancellationToken cancellationToken) =>
        others.FirstOrDefault(other => KustomizeVersion.IsSameMajor(other.Version, pin))
            ?? await FromDebianAsync(pin, version => KustomizeVersion.IsSameMajor(version, pin), tried, cancellationToken)
            ?? others.FirstOrDefault(other => other.Version is null);

    // Programs that need not be brought, in the order in which they are preferred.
    private async IAsyncEnumerable<KustomizeProgram> InstalledAsync(
        string pin, string checkout, List<string> tried, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in SearchPath.Find(searchPath, ProgramName).Prepend(Path.Combine(checkout, "bin", ProgramName)).Where(File.Exists))
        {
            if (await ProbeAsync(file, pin, tried, cancellationToken) is { } program)
            {
                yield return program;
            }
        }

        foreach (var program in installer.FindInstalled(pin))
        {
            yield return program;
        }

        foreach (var program in packages.FindAllCached(Package).Select(folder => Open(folder, pin, ToolOrigin.ToolCache)).OfType<KustomizeProgram>())
        {
            yield return program;
        }
    }

    private async Task<KustomizeProgram?> FromDebianAsync(string pin, Func<string?, bool> suits, List<string> tried, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var suite in await packages.SuitesAsync([Package], newerSuites: true, cancellationToken))
            {
                var offered = (await packages.ListAsync(Package, suite, cancellationToken)).FirstOrDefault(package => package.Name == Package);
                if (offered is not null && suits(KustomizeVersion.Find(offered.UpstreamVersion)))
                {
                    return Open(await packages.FetchAsync([Package], suite, cancellationToken), pin, ToolOrigin.Installed);
                }
            }

            tried.Add("Debian's suites do not have it");
        }
        catch (FaultException exception) when (exception is PackagesUnavailableException or CommandFailedException or CommandNotFoundException)
        {
            tried.Add(exception.Fault.Found);
        }

        return null;
    }

    private static KustomizeProgram? Open(PackageFolder folder, string pin, ToolOrigin origin) =>
        folder.Find(ProgramName) is { } file && folder.Packages.FirstOrDefault(package => package.Name == Package) is { } package
            ? new KustomizeProgram(file, KustomizeVersion.Find(package.UpstreamVersion), pin, null) { Origin = origin }
            : null;

    private static async Task<KustomizeProgram?> ProbeAsync(string file, string pin, List<string> tried, CancellationToken cancellationToken)
    {
        try
        {
            var program = new KustomizeProgram(file, null, pin, null);
            var printed = await program.Prepare(Path.GetDirectoryName(file)!, "version").RunAsync(cancellationToken);
            return program with { Version = KustomizeVersion.Find(printed.StandardOutput) ?? await InstalledVersionAsync(file, cancellationToken) };
        }
        catch (FaultException exception)
        {
            tried.Add($"{file} does not run: {exception.Fault.Found}");
            return null;
        }
    }

    // Debian's build does not know its version, but dpkg does.
    private static async Task<string?> InstalledVersionAsync(string file, CancellationToken cancellationToken)
    {
        var query = Path.Combine(SystemFolder, "dpkg-query");
        if (Path.GetDirectoryName(file) != SystemFolder || !File.Exists(query))
        {
            return null;
        }

        var answer = await new Command(query).With("-W", "-f=${Version}", Package).ProbeAsync(cancellationToken);
        return answer.ExitCode == 0 ? KustomizeVersion.Find(new DebianPackage(Package, answer.StandardOutput).UpstreamVersion) : null;
    }
}
