namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>What says that the moment of a kill has come.</summary>
public enum KillEvent
{
    /// <summary>A request is on its way; the registry never gets it.</summary>
    BeforeRequest,

    /// <summary>The registry has answered a request; the answer never arrives.</summary>
    AfterRequest,

    /// <summary>A tag is on its way; the registry never gets it.</summary>
    BeforeTag,

    /// <summary>The registry has written a tag; the answer never arrives.</summary>
    AfterTag,

    /// <summary>Time has passed since the start.</summary>
    AfterTime,

    /// <summary>Time has passed since the start of a run that finds nothing in the cache of layers.</summary>
    AfterTimeWithoutCache,

    /// <summary>The program has printed a line.</summary>
    AfterLine,
}
