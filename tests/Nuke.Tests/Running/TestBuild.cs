namespace Nuke.Common.Tests;

/// <summary>A build that remembers itself and what ran.</summary>
public abstract class TestBuild : NukeBuild
{
    protected TestBuild()
    {
        Latest = this;
    }

    /// <summary>The build of the latest run; tests of this assembly run one after another.</summary>
    public static TestBuild? Latest { get; private set; }

    public List<string> Ran { get; } = [];

    public List<string> Events { get; } = [];

    protected internal override void OnTargetSkipped(string target) => Events.Add($"skipped {target}");

    protected internal override void OnTargetFailed(string target) => Events.Add($"failed {target}");

    protected internal override void OnTargetSucceeded(string target) => Events.Add($"succeeded {target}");

    protected internal override void OnTargetRunning(string target) => Events.Add($"running {target}");

    protected internal override void OnBuildCreated() => Events.Add("created");

    protected internal override void OnBuildInitialized() => Events.Add("initialized");

    protected internal override void OnBuildFinished() => Events.Add("finished");
}
