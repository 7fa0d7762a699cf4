using KubeStellar.Delivery.Commands;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>A run of a program that is killed, with all that it started, or asked to end by a signal, when the test says so.</summary>
/// <param name="signal">What asks it; null kills it.</param>
public sealed class KilledRun(Func<Task>? signal = null) : IDisposable
{
    private readonly CancellationTokenSource _kill = new();
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _lastLine;

    /// <summary>Kills the program some time from now, if it still runs then.</summary>
    /// <param name="time">The time.</param>
    public void KillAfter(TimeSpan time) => _kill.CancelAfter(time);

    /// <summary>Kills the program when it prints a line.</summary>
    /// <param name="number">The number of the line, counted from 1.</param>
    public void KillAtLine(int number) => _lastLine = number;

    /// <summary>Kills the program and waits until it is dead.</summary>
    public async Task KillAsync()
    {
        await _kill.CancelAsync();
        await _dead.Task;
    }

    /// <summary>Runs the program to its end and returns its exit code, or null when it was killed; whoever asks it to end waits for that.</summary>
    /// <param name="command">The program.</param>
    public async Task<int?> RunAsync(Command command)
    {
        try
        {
            using var sending = _kill.Token.Register(() => _ = signal?.Invoke());
            return (await command.WithLines(new Countdown(this)).ProbeAsync(signal is null ? _kill.Token : CancellationToken.None)).ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            _dead.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _kill.Dispose();

    private sealed class Countdown(KilledRun run) : IProgress<string>
    {
        private int _lines;

        public void Report(string value)
        {
            if (++_lines == run._lastLine)
                run._kill.Cancel();
        }
    }
}
