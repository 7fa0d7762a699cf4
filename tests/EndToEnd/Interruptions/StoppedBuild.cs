using System.Diagnostics;
using System.Globalization;
using System.Text;
using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>One run of the build program that is asked to end, as Ctrl-C does; its processes are known by the root folder, which their variables or arguments name.</summary>
/// <param name="build">The script and its root folder.</param>
public sealed class StoppedBuild(BuildScript build) : IDisposable
{
    // Whatever takes longer hangs; how long it takes is measured, and does not decide the test.
    private static readonly TimeSpan NoHang = TimeSpan.FromSeconds(60);

    private static readonly string[] OfTheRuntime = ["dotnet-diagnostic-", "clr-debug-pipe-", ".dotnet"];
    private readonly Stopwatch _sinceSignal = new();

    // What runs that were killed left, and the next one that comes a minute later removes.
    private readonly HashSet<string> _before = [.. TemporaryFiles(build)];
    private KilledRun? _run;

    /// <summary>The time from the signal to the end, or zero when it came too late.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Says when.</summary>
    public KilledRun Run => _run ??= new KilledRun(SendAsync);

    /// <summary>Runs the program to its end, and returns its exit code.</summary>
    /// <param name="command">The program.</param>
    public async Task<int> RunAsync(Command command)
    {
        TestTools.Unless(Directory.Exists("/proc/self"), "processes are found in /proc");
        var ended = Run.RunAsync(command);
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(100)));
            Assert.True(_sinceSignal.Elapsed < NoHang, "the program hangs after the signal");
        }

        Duration = _sinceSignal.Elapsed;
        return (await ended)!.Value;
    }

    /// <summary>Requires that no process of the run lives on, and that it left no temporary file.</summary>
    /// <param name="exitCode">How the run ended.</param>
    public void RequireNothingLeft(int exitCode)
    {
        Assert.True(exitCode is 0 or 130 or 143, $"exit code {exitCode}");
        Assert.Equal([], Processes().Select(process => process.Arguments));
        var left = TemporaryFiles(build).Where(file => !_before.Contains(file)).ToList();
        Assert.True(left.Count == 0, $"left: {string.Join(", ", left)}");
    }

    /// <inheritdoc/>
    public void Dispose() => _run?.Dispose();

    // SIGTERM where whoever started these tests lets programs ignore SIGINT, as a shell does in the background.
    private async Task SendAsync()
    {
        var program = Processes().FirstOrDefault(process => process.Arguments.Contains($"--root {build.Root}", StringComparison.Ordinal));
        if (program.Id == 0)
            return;
        var ignoresInterruption = (ulong.Parse(StatusOf("self", "SigIgn"), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
        var id = program.Id.ToString(CultureInfo.InvariantCulture);
        _sinceSignal.Start();

        // Twice, as timeout does, which asks the program and then its group.
        await new Command("kill").With(ignoresInterruption ? "-TERM" : "-INT", id, id).ProbeAsync(CancellationToken.None);
    }

    private IReadOnlyList<(int Id, string Arguments)> Processes() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Arguments: Read(id, "cmdline"), Variables: Read(id, "environ")))
            .Where(process => process.Arguments.Contains(build.Root, StringComparison.Ordinal) || process.Variables.Contains(build.Root, StringComparison.Ordinal))
            .Select(process => (process.Id, process.Arguments)),
    ];

    private static string Read(int id, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/{file}")).Replace('\0', ' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string StatusOf(string process, string name) =>
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    // Locks of checkouts stay.
    private static IEnumerable<string> TemporaryFiles(BuildScript build) =>
        (Directory.Exists(build.Folder["tmp"]) ? Directory.EnumerateFileSystemEntries(build.Folder["tmp"]) : []).Where(entry => !OfTheRuntime.Any(prefix => Path.GetFileName(entry).StartsWith(prefix, StringComparison.Ordinal)))
            .SelectMany(entry => Path.GetFileName(entry).StartsWith("kubestellar-delivery-", StringComparison.Ordinal) ? Directory.EnumerateFileSystemEntries(entry) : [entry])
            .Where(entry => !Path.GetFileName(entry).StartsWith("checkout-", StringComparison.Ordinal))
            .Concat(Directory.Exists(build.Folder["output"]) ? Directory.EnumerateFiles(build.Folder["output"], ".*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && Path.GetFileName(file) != ".gitignore") : []);
}
