using System.Globalization;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>When a run is killed.</summary>
/// <param name="Event">What is counted.</param>
/// <param name="Fraction">Where between the first, 0, and the last, 1, of an undisturbed run.</param>
public sealed record KillPoint(KillEvent Event, double Fraction)
{
    /// <summary>Returns the number, counted from 1, among a total.</summary>
    /// <param name="total">How many there are in an undisturbed run.</param>
    public int NumberOf(int total) => Math.Min(total, 1 + (int)(Fraction * total));

    /// <summary>Returns points spread over the events by turns; a seed gives the same points everywhere, and fewer are the first of more.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="events">The events.</param>
    public static TheoryData<KillEvent, double> Random(int seed, int count, params KillEvent[] events)
    {
        var random = new Random(seed);
        var points = new TheoryData<KillEvent, double>();
        foreach (var number in Enumerable.Range(0, count))
            points.Add(events[number % events.Length], Math.Round(random.NextDouble(), 4));
        return points;
    }

    /// <summary>The seed that the environment names, else a constant one.</summary>
    public static int Seed => int.TryParse(Environment.GetEnvironmentVariable("KUBESTELLAR_KILL_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20_240_902;
}
