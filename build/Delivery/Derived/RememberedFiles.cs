namespace KubeStellar.Delivery.Derived;

/// <summary>What a derivation made, as it is kept in a file.</summary>
/// <param name="Key">The key of the run, which tells a damaged or misplaced file.</param>
/// <param name="Files">Git's names of the content by path.</param>
/// <param name="StandIns">The programs that served in place of pinned versions, so that it counts only where they would serve again; none where all were as pinned.</param>
internal sealed record RememberedFiles(string Key, IReadOnlyDictionary<string, string> Files, IReadOnlyList<StandIn> StandIns);
