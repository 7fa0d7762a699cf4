using System.Net;
using System.Net.Http.Headers;

namespace KubeStellar.Testing.Faults;

/// <summary>Makes a kind of fault a behaviour, its details drawn from the dice of the request.</summary>
/// <param name="late">Hides what was just written.</param>
/// <param name="clock">Gives the times that answers name.</param>
internal sealed class FaultAct(LateAnswers late, TimeProvider clock)
{
    private const int LongestDelayInMilliseconds = 100;
    private const int MostLateReads = 4;
    private const int LongestPauseInSeconds = 3;

    // Up to a mebibyte, because programs are in layers of about that size.
    private const int GreatestPowerOfCut = 21;

    private static readonly TimeSpan Stalled = TimeSpan.FromMinutes(10);
    private static readonly HttpStatusCode[] ServerErrors = [HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    /// <summary>Says whether a kind of fault can happen to a request.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="request">The request.</param>
    public static bool Suits(FaultKind kind, HttpRequestMessage request) => kind switch
    {
        FaultKind.ResetInRequest or FaultKind.TruncateRequest or FaultKind.CorruptRequest => HasBody(request),
        FaultKind.DropBytesOfRequest => HasBody(request) && Requests.OfDigests(request),
        FaultKind.ResetInAnswer or FaultKind.TruncateAnswer or FaultKind.CorruptAnswer => request.Method == HttpMethod.Get,
        FaultKind.DropBytesOfAnswer => request.Method == HttpMethod.Get && Requests.OfDigests(request),
        FaultKind.LoseSession => Requests.Uploads(request),
        FaultKind.Hide => Requests.ManifestWrites(request),
        _ => true,
    };

    /// <summary>Returns the behaviour.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="request">The request.</param>
    /// <param name="dice">The dice of the request.</param>
    public Misbehaviour Of(FaultKind kind, HttpRequestMessage request, Random dice) => kind switch
    {
        FaultKind.ResetBefore => Misbehave.ByDroppingRequests,
        FaultKind.ResetInRequest => Misbehave.ByCuttingRequests(Cut(dice)),
        FaultKind.ResetAfter => Misbehave.ByDroppingAnswers,
        FaultKind.ResetInAnswer => Misbehave.ByCuttingAnswers(Cut(dice)),
        FaultKind.Delay => Misbehave.ByDelay(TimeSpan.FromMilliseconds(dice.Next(LongestDelayInMilliseconds))),
        FaultKind.Stall => Misbehave.ByStalling(Stalled),
        FaultKind.Duplicate => Misbehave.ByRepeating,
        FaultKind.RequestTimeout => Misbehave.ByAnswering(HttpStatusCode.RequestTimeout),
        FaultKind.TooManyRequests => TooMany(dice),
        FaultKind.ServerError => Misbehave.ByAnswering(ServerErrors[dice.Next(ServerErrors.Length)]),
        FaultKind.EmptyAnswer => Misbehave.ByAnswering(HttpStatusCode.OK),
        FaultKind.Page => Misbehave.ByAnsweringWithPage(dice.Next(2) == 0 ? HttpStatusCode.OK : HttpStatusCode.BadGateway),
        FaultKind.TruncateRequest => Misbehave.ByChangingRequests(body => Damage.Truncate(body, dice.NextDouble())),
        FaultKind.TruncateAnswer => Misbehave.ByChangingAnswers(body => Damage.Truncate(body, dice.NextDouble())),
        FaultKind.DropBytesOfRequest => Misbehave.ByChangingRequests(body => Damage.DropBytes(body, dice.NextDouble())),
        FaultKind.DropBytesOfAnswer => Misbehave.ByChangingAnswers(body => Damage.DropBytes(body, dice.NextDouble())),
        FaultKind.CorruptRequest => Misbehave.ByChangingRequests(body => Damage.Flip(body, PlaceOfDamage(request, dice))),
        FaultKind.CorruptAnswer => Misbehave.ByChangingAnswers(body => Damage.Flip(body, PlaceOfDamage(request, dice))),
        FaultKind.CorruptHeader => Damage.Header(dice),
        FaultKind.LoseSession => Misbehave.ByLosingSessions,
        FaultKind.Hide => Late(1 + dice.Next(MostLateReads)),
        _ => throw new InvalidOperationException($"{kind}"),
    };

    private Misbehaviour Late(int reads) => (request, next) => late.WriteAsync(request, next, reads);

    private Misbehaviour TooMany(Random dice)
    {
        var pause = TimeSpan.FromSeconds(1 + dice.Next(LongestPauseInSeconds));
        return dice.Next(3) switch
        {
            0 => Misbehave.ByAnswering(HttpStatusCode.TooManyRequests),
            1 => Misbehave.ByAskingForPatience(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(pause)),
            _ => Misbehave.ByAskingForPatience(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(clock.GetUtcNow() + pause)),
        };
    }

    private static int Cut(Random dice) => 1 << dice.Next(GreatestPowerOfCut);

    private static double PlaceOfDamage(HttpRequestMessage request, Random dice) => Requests.OfDigests(request) ? dice.NextDouble() : 0;

    private static bool HasBody(HttpRequestMessage request) => request.Content is { } content && content.Headers.ContentLength != 0;
}
