using System.Runtime.InteropServices;

namespace KubeStellar.Build.Composition;

/// <summary>Tells running work that the user, or the system that runs a job, asks the program to end.</summary>
internal sealed class Interruption : IDisposable
{
    // How long an end may take that removes what the work has left.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _interrupted = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly IReadOnlyList<PosixSignalRegistration> _signals;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => _interrupted.Cancel()),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => EndSoon()),
    ];

    /// <summary>Is cancelled when that is asked for.</summary>
    public CancellationToken Token => _interrupted.Token;

    /// <summary>The work is at its end.</summary>
    public void Dispose()
    {
        _ended.Set();
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    // The process ends with this signal as soon as its handlers have returned; that of an interruption is left to the host.
    private void EndSoon()
    {
        _interrupted.Cancel();
        _ended.Wait(Patience);
    }
}
