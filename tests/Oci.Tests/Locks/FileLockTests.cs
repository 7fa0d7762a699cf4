using System.Diagnostics;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Locks;

public sealed class FileLockTests : IDisposable
{
    private static readonly FileLockHolder Holder = new(42, "Release", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private readonly TemporaryDirectory _folder = new();

    private string File => _folder["output/.run.lock"];

    [Fact]
    public async Task A_second_one_waits_is_told_for_whom_and_gets_it_afterwards()
    {
        var told = new TaskCompletionSource<FileLockHolder?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = await FileLock.AcquireAsync(File, new FileLockRequest { Holder = Holder }, CancellationToken.None);
        var second = FileLock.AcquireAsync(File, new FileLockRequest { Waiting = told.SetResult }, CancellationToken.None);
        Assert.Equal("Release (process 42, since 2026-01-02 03:04:05 UTC)", (await told.Task)!.ToString());
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [SkippableFact]
    public async Task Another_process_keeps_everybody_out_until_it_is_killed()
    {
        var (process, isHeld) = await HoldElsewhereAsync();
        using (process)
        {
            Skip.IfNot(isHeld, "no flock here");
            var told = new TaskCompletionSource<FileLockHolder?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var waiting = FileLock.AcquireAsync(File, new FileLockRequest { Waiting = told.SetResult }, CancellationToken.None);
            Assert.Null(await told.Task);
            Assert.Null(FileLock.TryAcquire(File));
            process.Kill(entireProcessTree: true);
            (await waiting).Dispose();
        }
    }

    [SkippableFact]
    public async Task Patience_ends_with_the_name_of_the_holder()
    {
        var (process, isHeld) = await HoldElsewhereAsync();
        using (process)
        {
            Skip.IfNot(isHeld, "no flock here");
            System.IO.File.WriteAllText(File + ".holder", "42\n2026-01-02T03:04:05.0000000+00:00\nRelease\n");
            var error = await Assert.ThrowsAsync<FileLockedException>(() => FileLock.AcquireAsync(File, new FileLockRequest { Patience = TimeSpan.Zero }, CancellationToken.None));
            Assert.Equal((File, Holder), (error.LockFile, error.Holder));
            Assert.Contains("Release (process 42", error.Message, StringComparison.Ordinal);
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Of_many_tasks_one_holds_it_at_a_time()
    {
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            using var held = await FileLock.AcquireAsync(File, FileLockRequest.Quiet, CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Who_stops_waiting_holds_nothing_and_keeps_nobody_waiting()
    {
        using var stop = new CancellationTokenSource();
        var first = await FileLock.AcquireAsync(File, FileLockRequest.Quiet, CancellationToken.None);
        var second = FileLock.AcquireAsync(File, FileLockRequest.Quiet, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        FileLock.Acquire(File, FileLockRequest.Quiet, CancellationToken.None).Dispose();
    }

    [Fact]
    public void One_that_nobody_waits_for_leaves_no_file()
    {
        _folder.Make("output");
        using (var held = FileLock.TryAcquire(File))
        {
            Assert.NotNull(held);
            Assert.Null(FileLock.TryAcquire(File));
            Assert.True(System.IO.File.Exists(File));
        }

        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task What_a_dead_holder_wrote_down_is_replaced()
    {
        _folder.Write("output/.run.lock.holder", "garbage");
        using (await FileLock.AcquireAsync(File, new FileLockRequest { Holder = Holder }, CancellationToken.None))
        {
            Assert.Equal(["42", "2026-01-02T03:04:05.0000000+00:00", "Release"], System.IO.File.ReadAllLines(File + ".holder"));
        }

        Assert.Equal([File], Directory.EnumerateFileSystemEntries(_folder["output"]));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        _folder.Write("file", "");
        var error = await Assert.ThrowsAsync<UnwritableFolderException>(() => FileLock.AcquireAsync(_folder["file/.run.lock"], FileLockRequest.Quiet, CancellationToken.None));
        Assert.Equal(_folder["file"], error.Folder);
    }

    public void Dispose() => _folder.Dispose();

    // flock(1) holds the lock as a run does.
    private async Task<(Process Process, bool IsHeld)> HoldElsewhereAsync()
    {
        _folder.Make("output");
        var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec flock '{File}' sh -c 'echo held; exec sleep 600'"]) { RedirectStandardOutput = true })!;
        return (process, await process.StandardOutput.ReadLineAsync() == "held");
    }
}
