using System.Collections.Concurrent;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Asks whether referenced artifacts exist, each only once.</summary>
/// <param name="places">The repositories that may hold those of a canonical one, its own last: what the last says of absence decides.</param>
/// <param name="patience">How long to wait for one answer.</param>
public sealed class ReferenceLookup(Func<RepositoryName, IReadOnlyList<IRepository>> places, TimeSpan patience)
{
    private readonly ConcurrentDictionary<Reference, Lazy<Task<ReferenceAnswer>>> _answers = new();

    /// <summary>Returns what is known of a reference; a registry that fails is an answer, not an error.</summary>
    /// <param name="reference">A reference with a tag or a digest.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<ReferenceAnswer> FindAsync(Reference reference, CancellationToken cancellation) =>
        _answers.GetOrAdd(reference, asked => new Lazy<Task<ReferenceAnswer>>(() => AskAsync(asked))).Value.WaitAsync(cancellation);

    // Whoever asks first may stop waiting; the answer is for all who ask, and bounded in time anyway.
    private async Task<ReferenceAnswer> AskAsync(Reference reference)
    {
        ReferenceAnswer answer = new ReferenceAnswer.Unknown("no registry to ask");
        foreach (var place in places(reference.Repository))
        {
            answer = await AskAsync(place, reference);
            if (answer is ReferenceAnswer.Exists)
            {
                break;
            }
        }

        return answer;
    }

    private async Task<ReferenceAnswer> AskAsync(IRepository place, Reference reference)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            return await place.ResolveAsync(reference.TagOrDigest, limit.Token).WaitAsync(limit.Token) is { } found
                ? new ReferenceAnswer.Exists(found.Digest, place.Location)
                : new ReferenceAnswer.Absent(place.Location);
        }
        catch (FaultException error)
        {
            return new ReferenceAnswer.Unknown(error.Fault.Found);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new ReferenceAnswer.Unknown($"{place.Location} gave no answer within {patience.TotalSeconds:0} s");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException)
        {
            // What a registry answers, or a folder holds, is not in this program's hands.
            return new ReferenceAnswer.Unknown($"{place.Location}: {error.Message}");
        }
    }
}
