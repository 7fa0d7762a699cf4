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

    // After these a request may well succeed.
    private static readonly FaultKind[] Mild = [FaultKind.Delay, FaultKind.Duplicate, FaultKind.CorruptHeader, FaultKind.Hide];

    // These can happen to any request.
    private static readonly FaultKind[] Lasting =
        [FaultKind.ResetBefore, FaultKind.ResetAfter, FaultKind.RequestTimeout, FaultKind.TooManyRequests, FaultKind.ServerError, FaultKind.EmptyAnswer, FaultKind.Page];

    private readonly FaultProfile _profile;
    private readonly IReadOnlyList<Range> _storms;
    private readonly int _end;
    private readonly FaultKind _last;

    public FaultSchedule(FaultProfile profile, Random dice)
    {
        _profile = profile;
        _storms = [.. Enumerable.Range(0, Storms).Select(_ => dice.Next(UsualRequests)).Select(start => start..(start + 1 + dice.Next(LongestStorm)))];
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
        FaultProfile.Storm => _storms.Any(storm => number >= storm.Start.Value && number < storm.End.Value) ? OneOf([.. kinds.Except(Mild)], dice) : null,
        FaultProfile.EndOfTheWorld => number >= _end ? _last : null,
        _ => throw new InvalidOperationException(),
    };

    private static FaultKind? OneOf(IReadOnlyList<FaultKind> kinds, Random dice) => kinds.Count > 0 ? kinds[dice.Next(kinds.Count)] : null;
}
