using KubeStellar.EndToEnd.Interruptions;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>What a release leaves in a registry where nothing disturbs it.</summary>
/// <param name="Writes">The tags that it writes.</param>
/// <param name="State">All tags, those of earlier releases included.</param>
/// <param name="Requests">How many requests it took.</param>
public sealed record UndisturbedState(TagWrites Writes, PublishedState State, int Requests);
