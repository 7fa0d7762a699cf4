namespace KubeStellar.Build.Workflows;

/// <summary>The actions that the generated workflows use; all of them are GitHub's own.</summary>
public static class PinnedActions
{
    /// <summary>Checks a repository out.</summary>
    public static PinnedAction Checkout { get; } = PinnedAction.Parse("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1");

    /// <summary>Brings Go.</summary>
    public static PinnedAction SetupGo { get; } = PinnedAction.Parse("actions/setup-go@b7ad1dad31e06c5925ef5d2fc7ad053ef454303e # v7.0.0");

    /// <summary>Keeps files for later jobs of the same run.</summary>
    public static PinnedAction UploadArtifact { get; } = PinnedAction.Parse("actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1");

    /// <summary>Brings what an earlier job of the same run kept, and fails where its digest is another one.</summary>
    public static PinnedAction DownloadArtifact { get; } = PinnedAction.Parse("actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1");
}
