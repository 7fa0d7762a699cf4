namespace KubeStellar.Oci;

/// <summary>How often and how long each kind of request to a registry is tried.</summary>
public sealed record RetryOptions
{
    private static readonly TimeSpan UsualSilence = TimeSpan.FromSeconds(30);

    /// <summary>GET and HEAD; by default 6 tries within 2 minutes, each 30 s silent at most.</summary>
    public RetryLimits Reads { get; init; } = new() { Tries = 6, Total = TimeSpan.FromMinutes(2), Silence = UsualSilence };

    /// <summary>Requests with a small body or none that write: manifests, tags, the opening of uploads; by default 6 tries within 3 minutes, each 60 s silent at most.</summary>
    public RetryLimits Writes { get; init; } = new() { Tries = 6, Total = TimeSpan.FromMinutes(3), Silence = TimeSpan.FromMinutes(1) };

    /// <summary>The bytes of blobs, both ways; by default 6 tries without a byte between them within an hour; an upload's silence is bounded by <see cref="RegistryClientOptions.SilenceTimeout"/>.</summary>
    public RetryLimits Transfers { get; init; } = new() { Tries = 6, Total = TimeSpan.FromHours(1), Silence = Timeout.InfiniteTimeSpan };

    /// <summary>Requests to token services; by default 4 tries within 1 minute, each 30 s silent at most.</summary>
    public RetryLimits Tokens { get; init; } = new() { Tries = 4, Total = TimeSpan.FromMinutes(1), Silence = UsualSilence };

    /// <summary>One try for everything.</summary>
    public static RetryOptions None { get; } = Once();

    private static RetryOptions Once()
    {
        var usual = new RetryOptions();
        return new RetryOptions
        {
            Reads = usual.Reads with { Tries = 1 },
            Writes = usual.Writes with { Tries = 1 },
            Transfers = usual.Transfers with { Tries = 1 },
            Tokens = usual.Tokens with { Tries = 1 },
        };
    }
}
