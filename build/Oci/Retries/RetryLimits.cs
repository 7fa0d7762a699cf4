namespace KubeStellar.Oci;

/// <summary>How often and how long a kind of request is tried.</summary>
public sealed record RetryLimits
{
    /// <summary>The greatest number of tries, the first included; where a transfer moves on between two failures, they are counted anew.</summary>
    public required int Tries { get; init; }

    /// <summary>How long after the first failure a further try may begin; a wait that would end later is not begun, and the failure is an error.</summary>
    public required TimeSpan Total { get; init; }

    /// <summary>How long a try may wait for the first byte of an answer, or for the next one; <see cref="Timeout.InfiniteTimeSpan"/> leaves it to the connection.</summary>
    public required TimeSpan Silence { get; init; }

    /// <summary>The longest wait before the second try; it doubles with every further one, and each wait is shortened at random by up to a half.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait that is not asked for by <c>Retry-After</c>.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(15);
}
