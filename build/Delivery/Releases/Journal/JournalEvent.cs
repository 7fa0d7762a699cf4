namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>What happened in a run.</summary>
public enum JournalEvent
{
    /// <summary>The gate let the release through.</summary>
    Planned,

    /// <summary>A check refused the release, before anything was written.</summary>
    Refused,

    /// <summary>Every byte of an artifact was compared with the plan.</summary>
    Verified,

    /// <summary>All content of an artifact is at the target, without a tag.</summary>
    Pushed,

    /// <summary>The release's tag was written and read back.</summary>
    Tagged,

    /// <summary>The release's tag named the very content already.</summary>
    Unchanged,

    /// <summary>A moving tag was written and read back.</summary>
    Moved,

    /// <summary>The release was published elsewhere than in the registry, such as on GitHub.</summary>
    Announced,

    /// <summary>The run did all that it was asked to.</summary>
    Finished,

    /// <summary>The run ended early.</summary>
    Failed,

    /// <summary>The run was asked to end, and ended early.</summary>
    Interrupted,
}
