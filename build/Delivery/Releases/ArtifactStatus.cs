namespace KubeStellar.Delivery.Releases;

/// <summary>What a run did about an artifact.</summary>
public enum ArtifactStatus
{
    /// <summary>Nothing: this was a dry run.</summary>
    Planned,

    /// <summary>It was written to the target.</summary>
    Published,

    /// <summary>The target had the very same content under the same tag already.</summary>
    Unchanged,

    /// <summary>It was loaded into a container engine.</summary>
    Loaded,

    /// <summary>It was written to a folder.</summary>
    Written,
}
