using System.Collections.Concurrent;

namespace KubeStellar.Testing.Faults;

/// <summary>Decides from one number, for each request, whether and how the way to the registry misbehaves; the same number gives the same misbehaviour again.</summary>
/// <remarks>
/// A decision follows from the seed, from what the request is (<see cref="RequestIdentity"/>) and from how often it has come, and not from the order in which a client happens to send
/// requests at a time. When a storm comes, and when the world ends, follows from the seed and is counted in requests of any kind.
/// What no client can notice is left out: content that has a digest is damaged anywhere, all other (a manifest that is written under a tag, a list, a token) so that it is no JSON any more.
/// </remarks>
public sealed class SeededFaults
{
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<InjectedFault> _injected = new();
    private readonly LateAnswers _late = new();
    private readonly FaultSchedule _schedule;
    private readonly FaultAct _act;
    private readonly int _seed;
    private int _requests;

    /// <summary>Prepares the misbehaviour.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="profile">How often and when.</param>
    /// <param name="clock">Gives the times that answers name; null for the system's.</param>
    public SeededFaults(int seed, FaultProfile profile, TimeProvider? clock = null)
    {
        _seed = seed;
        _schedule = new FaultSchedule(profile, Dice(seed, "schedule", 0));
        _act = new FaultAct(_late, clock ?? TimeProvider.System);
    }

    /// <summary>The kinds to choose from; all but <see cref="FaultKind.Stall"/> by default, because a client may rightly wait for minutes.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Stall)];

    /// <summary>The rule to add to a proxy.</summary>
    public FaultRule Rule => new(Requests.All, PassAsync);

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<InjectedFault> Injected => [.. _injected];

    private Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next)
    {
        var identity = RequestIdentity.Of(request);
        var number = _seen.AddOrUpdate(identity, 1, (_, seen) => seen + 1);
        var dice = Dice(_seed, identity, number);
        if (_schedule.Next(Interlocked.Increment(ref _requests), dice, [.. Kinds.Where(kind => FaultAct.Suits(kind, request))]) is { } kind)
        {
            _injected.Enqueue(new InjectedFault(kind, identity, number));
            return _act.Of(kind, request, dice)(request, next);
        }
        return Requests.ManifestReads(request) || Requests.TagLists(request) ? _late.ReadAsync(request, next) : next(request);
    }

    private static Random Dice(int seed, string subject, int number)
    {
        var digest = Oci.Digest.Of(System.Text.Encoding.UTF8.GetBytes($"{seed} {number} {subject}"));
        return new Random(unchecked((int)uint.Parse(digest.Hex.AsSpan(0, 8), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
