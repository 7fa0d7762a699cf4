namespace Nuke.Common;

/// <summary>How much is logged.</summary>
public enum Verbosity
{
    /// <summary>Everything, and stack traces of failures.</summary>
    Verbose,

    /// <summary>Debug messages and above.</summary>
    Normal,

    /// <summary>Warnings and errors.</summary>
    Minimal,

    /// <summary>Errors.</summary>
    Quiet,
}
