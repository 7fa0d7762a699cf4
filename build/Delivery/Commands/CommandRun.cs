using System.Collections.Immutable;

namespace KubeStellar.Delivery.Commands;

/// <summary>One run of a program, watched: it ends when it is cancelled or takes too long, and then nothing that it started lives on.</summary>
internal sealed class CommandRun : IDisposable
{
    // How long what a program left running may hold on to its output once the program itself has ended.
    private static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(5);

    private readonly ProcessFamily _family = new();
    private readonly CancellationToken _cancelled;
    private readonly CancellationTokenSource _tooLong;
    private readonly CancellationTokenSource _stop;

    public CommandRun(TimeSpan? limit, CancellationToken cancellation)
    {
        _cancelled = cancellation;
        _tooLong = limit is { } time ? new CancellationTokenSource(time) : new CancellationTokenSource();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _tooLong.Token);
    }

    /// <summary>Ends the program, on behalf of the caller or of the limit.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether the program was ended because it took longer than it may.</summary>
    public bool IsTooLong => _tooLong.IsCancellationRequested && !_cancelled.IsCancellationRequested;

    /// <summary>Returns the variables by which all that the program starts is known.</summary>
    /// <param name="environment">The variables.</param>
    public ImmutableDictionary<string, string?> MarkIn(ImmutableDictionary<string, string?> environment) => _family.MarkIn(environment);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="command">The program, with the variables of <see cref="MarkIn"/>.</param>
    /// <param name="stop">Kills it.</param>
    public async Task<CliWrap.CommandResult> ExecuteAsync(CliWrap.Command command, CancellationToken stop)
    {
        using var ended = new CancellationTokenSource();
        try
        {
#pragma warning disable RS0030 // This is the place for processes.
            return await command.ExecuteAsync(null, process => _ = WatchAsync(process.WaitForExitAsync(ended.Token), ended.Token), stop, CancellationToken.None);
#pragma warning restore RS0030
        }
        catch (OperationCanceledException)
        {
            _family.End();
            throw;
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _tooLong.Dispose();
    }

    // A program that ends and leaves another one in the background would keep the run waiting for the output's end.
    private async Task WatchAsync(Task exit, CancellationToken ended)
    {
        try
        {
            await exit;
            await Task.Delay(OutputPatience, ended);
            _family.End();
        }
        catch (OperationCanceledException)
        {
            // All output came to its end.
        }
    }
}
