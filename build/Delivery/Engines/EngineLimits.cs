namespace KubeStellar.Delivery.Engines;

/// <summary>The bounds of a conversation with a container engine.</summary>
public sealed record EngineLimits
{
    /// <summary>The oldest version of Docker's API that serves: every engine that is still supported speaks it.</summary>
    public static Version OldestApi { get; } = new(1, 24);

    /// <summary>The version of Docker's API that is spoken where the engine offers it; of newer engines that do not, the oldest they speak.</summary>
    public static Version PreferredApi { get; } = new(1, 41);

    /// <summary>How long an engine may take to say what it is; 10 seconds by default.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may move no byte; 10 minutes by default, because engines are silent while they unpack an image.</summary>
    public TimeSpan SilenceTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most bytes of an answer that are read; 4 MiB by default.</summary>
    public long MaxAnswer { get; init; } = 4 * 1024 * 1024;
}
