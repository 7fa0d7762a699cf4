using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using KubeStellar.Delivery.Commands;
using KubeStellar.Testing.Faults;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>Releases the sample by <c>build.sh</c>, as a user would; runs at one time have root folders of their own, each with the caches of the sample's.</summary>
/// <param name="sample">The sample.</param>
public sealed partial class ScriptProgram(RehearsedSample sample) : IReleaseProgram, IDisposable
{
    private const int Failed = 255;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentBag<BuildScript> _idle = [];

    /// <inheritdoc/>
    public bool HasOwnTime => false;

    /// <inheritdoc/>
    public async Task<Attempt> RunAsync(FaultScenario scenario, string host, string? rehearsal)
    {
        var build = _idle.TryTake(out var idle) ? idle : Copy();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var command = await build.PrepareAsync(ArgumentsFor(scenario, host, rehearsal), VariablesFor(scenario));
            return Judge(await command.ProbeAsync(patience.Token));
        }
        finally
        {
            _idle.Add(build);
        }
    }

    /// <summary>Removes the root folders.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var build))
            build.Dispose();
    }

    private string[] ArgumentsFor(FaultScenario scenario, string host, string? rehearsal) =>
    [
        rehearsal is null ? "Release" : "Promote", "--version", RehearsedSample.Version, "--registry", host,
        .. rehearsal is null ? [] : new[] { "--from", rehearsal },
        .. scenario.Variant == ReleaseVariant.Signed ? new[] { "--signing-key", sample.KeyFile } : [],
    ];

    private static (string, string?)[] VariablesFor(FaultScenario scenario) =>
        scenario.Variant == ReleaseVariant.WithTokens ? [("REGISTRY_USERNAME", TokenGate.UserName), ("REGISTRY_PASSWORD", TokenGate.Password)] : [];

    private static Attempt Judge(CommandResult result)
    {
        var printed = result.StandardOutput + result.StandardError;
        Assert.DoesNotMatch(StackTrace(), printed);
        Assert.DoesNotContain(TokenGate.Password, printed, StringComparison.Ordinal);
        var retries = Retry().Count(printed);
        if (result.ExitCode == 0)
            return new Attempt(true, "", retries);
        var error = Error().Match(printed);
        Assert.True(result.ExitCode == Failed && error.Success, $"exit code {result.ExitCode} without an error that says what to do:\n{printed}");
        return new Attempt(false, error.Value, retries);
    }

    private BuildScript Copy()
    {
        var build = new BuildScript();
        foreach (var file in Directory.EnumerateFiles(sample.Build.Folder[".nuke"], "*", SearchOption.AllDirectories))
        {
            var copy = build.Folder[Path.GetRelativePath(sample.Build.Root, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return build;
    }

    [GeneratedRegex(@"^\s+at .+\(|Unhandled exception", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"; try \d+ of \d+ in ", RegexOptions.CultureInvariant)]
    private static partial Regex Retry();

    // What a fault prints: the operation with its subject, and three facts, the last of which is the next step.
    [GeneratedRegex(@"cannot .+\n\s+expected: [\s\S]+?\n\s+found: [\s\S]+?\n\s+next: .+", RegexOptions.CultureInvariant)]
    private static partial Regex Error();
}
