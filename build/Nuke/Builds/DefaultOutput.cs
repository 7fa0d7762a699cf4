namespace Nuke.Common;

/// <summary>A part of the output that <see cref="DisableDefaultOutputAttribute"/> can leave out.</summary>
public enum DefaultOutput
{
    /// <summary>The banner.</summary>
    Logo,

    /// <summary>The heading of a target on hosts without groups.</summary>
    TargetHeader,

    /// <summary>The group of a target on hosts that have groups.</summary>
    TargetCollapse,

    /// <summary>Errors and warnings, repeated at the end.</summary>
    ErrorsAndWarnings,

    /// <summary>The closing table.</summary>
    TargetOutcome,

    /// <summary>The last line: succeeded or failed.</summary>
    BuildOutcome,

    /// <summary>The time in front of each message.</summary>
    Timestamps,
}
