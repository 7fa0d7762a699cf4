using System.Runtime.InteropServices;
using KubeStellar.Delivery.Scratch;
using Nuke.Common;

namespace KubeStellar.Build.Composition;

/// <summary>
/// Tells running work that the user, or the system that runs a job, asks the program to end. The work then ends itself, with its children, and removes what is temporary; whoever
/// asks twice ends the program at once. A signal that the program was started to ignore, as by <c>nohup</c>, is ignored.
/// </summary>
internal sealed class Interruption : IDisposable
{
    // Milliseconds in which two signals are one wish: timeout asks the program and then its group, a shell and the kernel both tell of a terminal that was closed.
    private const int OneWish = 250;

    private readonly CancellationTokenSource _asked = new();
    private readonly IReadOnlyList<PosixSignalRegistration> _signals;
    private PosixSignal? _signal;
    private long _askedAt;

    private Interruption() => _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, End))];

    /// <summary>Runs a target that ends early when it is asked to.</summary>
    /// <param name="target">The name of the target.</param>
    /// <param name="run">Runs it, given what is cancelled when it is asked to end.</param>
    /// <exception cref="InterruptedRunException">It was asked to end, and has.</exception>
    /// <exception cref="FullDiskException">A file system is full.</exception>
    public static async Task GuardAsync(string target, Func<CancellationToken, Task> run)
    {
        using var interruption = new Interruption();
        try
        {
            await run(interruption._asked.Token);
        }
        catch (Exception error) when (interruption._signal is { } signal)
        {
            // Whatever failed then did so because its children were ended, its connections closed or its wait given up.
            throw new InterruptedRunException(target, signal, error);
        }
        catch (Exception error) when (FileSystems.AreFull(error))
        {
            throw new FullDiskException($"finish {target}", [NukeBuild.RootDirectory / "output", NukeBuild.TemporaryDirectory / "delivery", Path.GetTempPath()], error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _asked.Dispose();
    }

    // The second time, what the system does of itself takes place.
    private void End(PosixSignalContext context)
    {
        if (_signal is not null)
        {
            context.Cancel = Environment.TickCount64 - _askedAt < OneWish;
            return;
        }

        (_signal, _askedAt) = (context.Signal, Environment.TickCount64);
        context.Cancel = true;
        _ = CancelAsync();
    }

    // What is cancelled works on other threads: the host hears of the signal too.
    private async Task CancelAsync()
    {
        try
        {
            await _asked.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The run ended just now.
        }
    }
}
