using System.Runtime.InteropServices;

namespace Nuke.Common;

/// <summary>Hears of the signals that ask this process to end, instead of letting these end it; one that the process was started to ignore stays ignored.</summary>
internal sealed class SignalHandlers : IDisposable
{
    // What a shell adds to the number of the signal that ended a program.
    private const int Signalled = 128;

    private static readonly (PosixSignal Signal, int Number)[] s_signals = [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15)];

    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="handler">Is given the exit code that tells of the signal.</param>
    public SignalHandlers(Action<int> handler) => _registrations =
    [
        .. s_signals.Select(x => PosixSignalRegistration.Create(x.Signal, signal =>
        {
            signal.Cancel = true;
            handler(Signalled + x.Number);
        })),
    ];

    public void Dispose() => Array.ForEach(_registrations, x => x.Dispose());
}
