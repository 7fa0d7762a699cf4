using System.Collections.Concurrent;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Copying;

public sealed class ArtifactCopierTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly SampleImage _image = new("x", layerSize: 3_000_000);

    private OciLayout From => new(_folder["from"]);

    private OciLayout To => new(_folder["to"]);

    public Task InitializeAsync() => _image.PushToAsync(From);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_arrives_once_and_counts()
    {
        var result = await ArtifactCopier.CopyAsync(From, _image.Root, To);

        await _image.RequireAllInAsync(To);
        Assert.Equal(new CopyResult(_image.Content.Count, 0, 0, _image.Content.Sum(item => item.Descriptor.Size)), result);
        Assert.Empty(await To.ListTagsAsync().ToListAsync());
    }

    [Fact]
    public async Task What_is_there_is_not_copied_again()
    {
        await ArtifactCopier.CopyAsync(From, _image.Manifests[0], To);

        var second = await ArtifactCopier.CopyAsync(From, _image.Root, To);
        var third = await ArtifactCopier.CopyAsync(From, _image.Root, To);

        Assert.Equal((4, 4), (second.AlreadyThere, second.Copied));
        Assert.Equal(new CopyResult(0, 0, _image.Content.Count, 0), third);
    }

    [Fact]
    public async Task A_root_without_one_of_its_blobs_is_mended()
    {
        await ArtifactCopier.CopyAsync(From, _image.Root, To);
        File.Delete(To.PathOf(_image.Blobs.Last()));

        var result = await ArtifactCopier.CopyAsync(From, _image.Root, To);

        Assert.Equal(1, result.Copied);
        await _image.RequireAllInAsync(To);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_runs_at_a_time_than_allowed_and_children_come_first(int limit)
    {
        var watched = new WatchedStore(To);

        await ArtifactCopier.CopyAsync(From, _image.Root, watched, new CopyOptions { MaxParallel = limit });

        Assert.InRange(watched.MostAtATime, 1, limit);
        Assert.Equal(_image.Content.Count, watched.Pushed.Distinct().Count());
        Assert.Equal(_image.Root, watched.Pushed.Last());
    }

    [Fact]
    public async Task Progress_tells_of_bytes_and_ends()
    {
        var progress = new Recorder();

        await ArtifactCopier.CopyAsync(From, _image.Root, To, new CopyOptions { Progress = progress });
        await ArtifactCopier.CopyAsync(From, _image.Root, To, new CopyOptions { Progress = progress });

        Assert.Equal(_image.Content.Count, progress.Reports.Count(report => report.State == TransferState.Copied));
        Assert.Equal(_image.Content.Count, progress.Reports.Count(report => report.State == TransferState.AlreadyThere));
        Assert.Contains(progress.Reports, report => report.State == TransferState.Moving && report.Bytes >= 2_000_000);
    }

    [Fact]
    public async Task The_first_failure_stops_the_copy_and_is_the_one_that_is_thrown()
    {
        var failing = new WatchedStore(To) { FailOn = _image.Blobs.Last() };

        var error = await Assert.ThrowsAsync<MissingContentException>(() => ArtifactCopier.CopyAsync(From, _image.Root, failing));

        Assert.Equal(failing.FailOn, error.Missing);
        Assert.DoesNotContain(_image.Root, failing.Pushed);
    }

    [Fact]
    public async Task A_cancelled_copy_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ArtifactCopier.CopyAsync(From, _image.Root, To, null, stop.Token));
    }

    private sealed class Recorder : IProgress<TransferProgress>
    {
        public ConcurrentQueue<TransferProgress> Reports { get; } = new();

        public void Report(TransferProgress value) => Reports.Enqueue(value);
    }

    private sealed class WatchedStore(IWritable inner) : IWritable
    {
        private int _running;
        private int _most;

        public ConcurrentQueue<Descriptor> Pushed { get; } = new();

        public Descriptor? FailOn { get; init; }

        public int MostAtATime => _most;

        public Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default) =>
            WatchAsync(() => inner.ExistsAsync(descriptor, cancellationToken));

        public Task PushAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default) => WatchAsync(async () =>
        {
            if (descriptor.Equals(FailOn))
            {
                throw new MissingContentException("here", descriptor);
            }

            await inner.PushAsync(descriptor, content, cancellationToken);
            Pushed.Enqueue(descriptor);
            return true;
        });

        public Task TagAsync(Descriptor descriptor, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken) => inner.TagAsync(descriptor, tag, lookAgain, cancellationToken);

        private async Task<T> WatchAsync<T>(Func<Task<T>> work)
        {
            InterlockedMax(ref _most, Interlocked.Increment(ref _running));
            try
            {
                await Task.Yield();
                return await work();
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }

        private static void InterlockedMax(ref int target, int value)
        {
            for (var seen = target; seen < value;)
            {
                seen = Interlocked.CompareExchange(ref target, value, seen);
            }
        }
    }
}
