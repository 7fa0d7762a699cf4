namespace KubeStellar.Testing.Faults;

/// <summary>Says which requests are met, and by which kind of fault.</summary>
internal sealed class FaultSchedule
{
    private const double LightChance = 0.02;
    private const double HeavyChance = 0.15;
    private const int Storms = 3;
    private const int LongestStorm = 40;

    // A release of the sample needs some 300 requests; a release that retries needs more.
    private const int UsualRequests = 300;

    // What networks and registries do is met more often than what damages content.
    private const int WeightOfUsual = 4;
    private static readonly FaultKind[] Damages =
    [
        FaultKind.EmptyAnswer, FaultKind.Page, FaultKind.TruncateRequest, FaultKind.TruncateAnswer, FaultKind.DropBytesOfRequest, FaultKind.DropBytesOfAnswer,
        FaultKind.CorruptRequest, FaultKind.CorruptAnswer, FaultKind.CorruptHeader,
    ];

    // These can happen to any request.
    private static readonly FaultKind[] Lasting =
        [FaultKind.ResetBefore, FaultKind.ResetAfter, FaultKind.RequestTimeout, FaultKind.TooManyRequests, FaultKind.ServerError, FaultKind.EmptyAnswer, FaultKind.Page];

    private readonly FaultProfile _profile;
    private readonly IReadOnlyList<Storm> _storms;
    private readonly int _end;
    private readonly FaultKind _last;

    public FaultSchedule(FaultProfile profile, Random dice)
    {
        _profile = profile;
        _storms = [.. Enumerable.Range(0, Storms).Select(_ => new Storm(dice.Next(UsualRequests), 1 + dice.Next(LongestStorm), Lasting[dice.Next(Lasting.Length)]))];
        _end = 1 + dice.Next(UsualRequests);
        _last = Lasting[dice.Next(Lasting.Length)];
    }

    /// <summary>Returns what happens to a request, or null.</summary>
    /// <param name="number">How many requests came by then, itself included.</param>
    /// <param name="dice">The dice of the request.</param>
    /// <param name="kinds">What can happen to it.</param>
    public FaultKind? Next(int number, Random dice, IReadOnlyList<FaultKind> kinds) => _profile switch
    {
        FaultProfile.Light => dice.NextDouble() < LightChance ? OneOf(kinds, dice) : null,
        FaultProfile.Heavy => dice.NextDouble() < HeavyChance ? OneOf(kinds, dice) : null,
        FaultProfile.Storm => _storms.FirstOrDefault(storm => number >= storm.Start && number < storm.Start + storm.Length)?.Kind,
        FaultProfile.EndOfTheWorld => number >= _end ? _last : null,
        _ => throw new InvalidOperationException(),
    };

    private static FaultKind? OneOf(IReadOnlyList<FaultKind> kinds, Random dice)
    {
        FaultKind[] lots = [.. kinds.SelectMany(kind => Enumerable.Repeat(kind, Damages.Contains(kind) ? 1 : WeightOfUsual))];
        return lots.Length > 0 ? lots[dice.Next(lots.Length)] : null;
    }

    private sealed record Storm(int Start, int Length, FaultKind Kind);
}
