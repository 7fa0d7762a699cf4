using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class ReferenceLookupTests
{
    private static readonly Reference Wanted = Reference.Parse("registry.example.org/tool:1.0");
    private static readonly Descriptor Found = Descriptor.Of(MediaTypes.OciManifest, "{}"u8.ToArray());

    [Fact]
    public async Task Who_stops_waiting_takes_the_answer_from_no_one_else()
    {
        var answer = new TaskCompletionSource<Descriptor?>();
        var lookup = Lookup(TimeSpan.FromMinutes(1), (_, _) => answer.Task);
        using var impatient = new CancellationTokenSource();
        var first = lookup.FindAsync(Wanted, impatient.Token);
        var second = lookup.FindAsync(Wanted, CancellationToken.None);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(Found);
        Assert.IsType<ReferenceAnswer.Exists>(await second);
        Assert.IsType<ReferenceAnswer.Exists>(await lookup.FindAsync(Wanted, CancellationToken.None));
    }

    [Fact]
    public async Task A_registry_that_never_answers_is_not_waited_for_even_when_it_cannot_be_stopped()
    {
        var lookup = Lookup(TimeSpan.FromMilliseconds(50), (_, _) => new TaskCompletionSource<Descriptor?>().Task);
        Assert.Contains("no answer", Assert.IsType<ReferenceAnswer.Unknown>(await lookup.FindAsync(Wanted, CancellationToken.None)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_goes_wrong_at_a_registry_is_an_answer()
    {
        Exception[] errors = [new IOException("broken"), new InvalidOperationException("confused"), new UriFormatException("odd"), new UnauthorizedAccessException("closed")];
        foreach (var error in errors)
        {
            var answer = await Lookup(TimeSpan.FromMinutes(1), (_, _) => Task.FromException<Descriptor?>(error)).FindAsync(Wanted, CancellationToken.None);
            Assert.Contains(error.Message, Assert.IsType<ReferenceAnswer.Unknown>(answer).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_last_place_says_of_absence_decides_and_each_is_asked_once()
    {
        var asked = 0;
        var lookup = new ReferenceLookup(
            _ => [new Place((_, _) => throw new IOException("down")), new Place((_, _) => Task.FromResult<Descriptor?>(Interlocked.Increment(ref asked) > 0 ? null : Found))],
            TimeSpan.FromMinutes(1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lookup.FindAsync(Wanted, CancellationToken.None)));
        Assert.All(answers, answer => Assert.IsType<ReferenceAnswer.Absent>(answer));
        Assert.Equal(1, asked);
    }

    private static ReferenceLookup Lookup(TimeSpan patience, Func<string, CancellationToken, Task<Descriptor?>> resolve) => new(_ => [new Place(resolve)], patience);

    private sealed class Place(Func<string, CancellationToken, Task<Descriptor?>> resolve) : IRepository
    {
        public string Location => "registry.example.org/tool";

        public Task<Descriptor?> ResolveAsync(string tagOrDigest, CancellationToken cancellationToken = default) => resolve(tagOrDigest, cancellationToken);

        public Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task PushAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task TagAsync(Descriptor descriptor, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<string> ListTagsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<Descriptor> ListReferrersAsync(Digest subject, string? artifactType = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
