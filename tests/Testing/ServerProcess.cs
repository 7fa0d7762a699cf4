using System.Collections.Concurrent;
using CliWrap;
using Command = KubeStellar.Delivery.Commands.Command;

namespace KubeStellar.Testing;

/// <summary>A server that lives as long as its test: ended by disposal, and by the operating system closing a pipe when the test process is killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // The server's lifeline is this shell's standard input. $1: seconds of grace between TERM and KILL.
    private const string Watchdog =
        """
        grace=$1; shift
        exec 3<&0
        "$@" </dev/null 3<&- &
        server=$!
        ( read -r _ <&3; kill -TERM $server; sleep "$grace"; kill -KILL $server ) >/dev/null 2>&1 &
        watch=$!
        wait $server
        status=$?
        kill $watch 2>/dev/null
        exit $status
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource _lifeline = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _kill = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task _exit;

    private ServerProcess(Command command, TimeSpan grace, Action<string> onLine)
    {
        Description = command.ToString();
        void Keep(string line)
        {
            _lines.Enqueue(line);
            onLine(line);
        }
        _exit = Cli.Wrap("/bin/sh")
            .WithArguments(["-c", Watchdog, "watchdog", ((int)grace.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture), command.Program, .. command.Arguments])
            .WithEnvironmentVariables(command.Environment)
            .WithStandardInputPipe(PipeSource.Create((_, cancellationToken) => _lifeline.Task.WaitAsync(cancellationToken)))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Keep))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Keep))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(_kill.Token);
    }

    public string Description { get; }

    /// <summary>Everything the server printed so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Starts a server and waits until one of its lines says that it is ready; returns what was made of that line.</summary>
    public static async Task<(ServerProcess Server, T Ready)> StartAsync<T>(Command command, TimeSpan grace, Func<string, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var ready = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new ServerProcess(command, grace, line =>
        {
            if (read(line) is { } value)
                ready.TrySetResult(value);
        });
        try
        {
            await Task.WhenAny(ready.Task, server._exit).WaitAsync(Patience, cancellationToken);
            if (ready.Task.IsCompletedSuccessfully)
                return (server, await ready.Task);
            throw new InvalidOperationException($"{server.Description} ended before it was ready:\n{string.Join('\n', server.Lines)}");
        }
        catch (TimeoutException exception)
        {
            await server.DisposeAsync();
            throw new TimeoutException($"{server.Description} was not ready after {Patience}:\n{string.Join('\n', server.Lines)}", exception);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lifeline.TrySetResult();
        try
        {
            await _exit.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            await _kill.CancelAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // It ended while its pipes were being closed.
        }
        _kill.Dispose();
    }
}
