using System.Globalization;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>What one run through a faulty network came to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Outcome">How the run ended.</param>
/// <param name="Faults">How many faults it met.</param>
/// <param name="Requests">How many requests it sent.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Finding">What was wrong with that, or null.</param>
public sealed record FaultyRun(FaultScenario Scenario, Attempt Outcome, int Faults, int Requests, TimeSpan Duration, string? Finding)
{
    /// <summary>Returns all of it in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Scenario.Seed} {Scenario.Profile} {Scenario.Variant}: {(Outcome.Succeeded ? "complete" : "error")}, {Faults} faults, {Outcome.Retries} retries, {Requests} requests, {Duration.TotalSeconds:0.0} s{Said}{Found}");

    private string Said => Outcome.Succeeded ? "" : " | " + string.Join(" | ", Outcome.Error.Split('\n').Select(line => line.Trim()));

    private string Found => Finding is null ? "" : "\n  WRONG: " + Finding;
}
