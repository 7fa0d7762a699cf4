namespace KubeStellar.Benchmarks.Measuring;

/// <summary>Whether a goal is met.</summary>
internal enum Verdict
{
    /// <summary>There is no goal.</summary>
    None,

    /// <summary>It is.</summary>
    Met,

    /// <summary>It is not, and nothing else explains that.</summary>
    Missed,

    /// <summary>It is not, but other programs kept the machine busy.</summary>
    TooBusyToJudge,
}
