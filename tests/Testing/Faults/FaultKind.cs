namespace KubeStellar.Testing.Faults;

/// <summary>The ways in which <see cref="SeededFaults"/> lets the way to a registry misbehave.</summary>
public enum FaultKind
{
    /// <summary>The connection is reset before the registry hears of the request.</summary>
    ResetBefore,

    /// <summary>The connection is reset in the middle of the request's body.</summary>
    ResetInRequest,

    /// <summary>The connection is reset after the registry did what it was asked for.</summary>
    ResetAfter,

    /// <summary>The connection is reset in the middle of the answer's body.</summary>
    ResetInAnswer,

    /// <summary>The request arrives late.</summary>
    Delay,

    /// <summary>Nothing is answered, far longer than anybody waits.</summary>
    Stall,

    /// <summary>The request arrives twice; what the second is answered is handed back.</summary>
    Duplicate,

    /// <summary>The answer is 408.</summary>
    RequestTimeout,

    /// <summary>The answer is 429, with a pause in seconds, with a time, or with neither.</summary>
    TooManyRequests,

    /// <summary>The answer is 500, 502, 503 or 504.</summary>
    ServerError,

    /// <summary>The answer is 200 without headers and body.</summary>
    EmptyAnswer,

    /// <summary>The answer is an HTML page of a proxy, with 200 or 502.</summary>
    Page,

    /// <summary>The request's body ends early, and is framed as if it were whole.</summary>
    TruncateRequest,

    /// <summary>The answer's body ends early, and is framed as if it were whole.</summary>
    TruncateAnswer,

    /// <summary>Bytes in the middle of the request's body are missing.</summary>
    DropBytesOfRequest,

    /// <summary>Bytes in the middle of the answer's body are missing.</summary>
    DropBytesOfAnswer,

    /// <summary>A byte of the request's body is another one.</summary>
    CorruptRequest,

    /// <summary>A byte of the answer's body is another one.</summary>
    CorruptAnswer,

    /// <summary>A header of the answer says something else, or is missing.</summary>
    CorruptHeader,

    /// <summary>The session of an upload is gone.</summary>
    LoseSession,

    /// <summary>What was just written, a tag or a manifest, is not to be seen for a while.</summary>
    Hide,
}
