using System.Collections.Concurrent;
using System.Text;

namespace KubeStellar.EndToEnd.Secrets;

/// <summary>Looks again and again, while a run lasts, for secrets in the arguments of processes and in temporary files.</summary>
internal sealed class LeakWatch : IAsyncDisposable
{
    private const int LargestTemporaryFile = 512 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Canary _canary;
    private readonly DirectoryInfo _temporary;
    private readonly ConcurrentDictionary<string, string> _leaks = new();
    private readonly HashSet<(string, DateTime, long)> _seen = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public LeakWatch(Canary canary, string temporaryFolder)
    {
        (_canary, _temporary) = (canary, Directory.CreateDirectory(temporaryFolder));
        _work = Task.Run(WatchAsync);
    }

    /// <summary>How often it has looked.</summary>
    public int Rounds { get; private set; }

    /// <summary>Where secrets were seen.</summary>
    public IReadOnlyCollection<string> Leaks => [.. _leaks.Select(leak => $"{leak.Key}: {leak.Value}")];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            LookAtProcesses();
            LookAtTemporaryFiles();
            Rounds++;
            await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void LookAtProcesses()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1])))
        {
            try
            {
                var arguments = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline"))).Replace('\0', ' ');
                if (_canary.FindIn(arguments) is not null)
                    _leaks.TryAdd($"arguments of {process}", arguments);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It has ended.
            }
        }
    }

    private void LookAtTemporaryFiles()
    {
        try
        {
            foreach (var file in _temporary.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            {
                // The runtime's own pipes have no length, and opening one waits for whoever is at its other end.
                if (file.Length is > 0 and <= LargestTemporaryFile && _seen.Add((file.FullName, file.LastWriteTimeUtc, file.Length)) && _canary.FindIn(file) is { } form)
                    _leaks.TryAdd(file.FullName, form);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Files come and go.
        }
    }
}
