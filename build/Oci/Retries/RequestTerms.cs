namespace KubeStellar.Oci;

/// <summary>On which terms a request is sent.</summary>
/// <param name="Limits">How often and how long it is tried.</param>
internal sealed record RequestTerms(RetryLimits Limits)
{
    public static readonly HttpRequestOptionsKey<RequestTerms> Key = new("terms");

    /// <summary>Whether the same request may be sent again; where not, whoever sends it decides what follows a failure.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>Whether the request may be sent again when it is not known what became of it; where not, only an answer that puts it off makes it be sent again.</summary>
    public bool IsSafe { get; init; } = true;

    /// <summary>Whether the server answers 403 with <c>Retry-After</c>, as GitHub does, where others answer 429.</summary>
    public bool ForbidsForAWhile { get; init; }

    /// <summary>The size in bytes up to which the body of an answer is read before the answer counts, so that a request whose answer breaks off is sent again; 0 reads nothing ahead.</summary>
    public int ReadAhead { get; init; }

    /// <summary>The first byte that is wanted of the answer's body.</summary>
    public long From { get; init; }

    /// <summary>Whether an absence counts as a failure, because this process has just written what the request is about.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Whether a page for people is an answer too: that the server does not know what was asked for.</summary>
    public bool TakesPages { get; init; }

    /// <summary>What is done before each try but the first; what it throws ends the trying.</summary>
    public Func<CancellationToken, Task>? BeforeRepeat { get; init; }
}
