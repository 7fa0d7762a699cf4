namespace Nuke.Common.Execution;

/// <summary>The state of a target in a run.</summary>
public enum ExecutionStatus
{
    /// <summary>Not part of the plan.</summary>
    None,

    /// <summary>Part of the plan, still to run.</summary>
    Scheduled,

    /// <summary>Part of the plan, not run because another target failed.</summary>
    NotRun,

    /// <summary>Skipped by a condition, a parameter or another skipped target.</summary>
    Skipped,

    /// <summary>Ran without an exception.</summary>
    Succeeded,

    /// <summary>Ran and threw an exception.</summary>
    Failed,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Interrupted while running.</summary>
    Aborted,

    /// <summary>Has no actions: only groups other targets.</summary>
    Collective,
}
