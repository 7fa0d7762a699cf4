using Nuke.Common.Output;

namespace Nuke.Common;

/// <summary>What a build runs on; hosts differ in how they group and mark output.</summary>
public class Host
{
    /// <summary>Creates a host.</summary>
    protected Host()
    {
    }

    internal static Host? Instance => BuildContext.Current.HasHost ? BuildContext.Current.Host : null;

    private protected static BuildOutput Output => BuildContext.Current.Output;

    /// <summary>Whether blocks fold on this host.</summary>
    internal virtual bool HasGroups => false;

    /// <summary>Writes the banner.</summary>
    protected internal void WriteLogo() => Output.WriteLogo();

    /// <summary>Starts a block of output, as of a target; disposing the result ends it.</summary>
    protected internal virtual IDisposable WriteBlock(string text) => Output.WriteHeading(text);

    /// <summary>Marks a warning for the host.</summary>
    protected internal virtual void ReportWarning(string text, string? details = null)
    {
    }

    /// <summary>Marks an error for the host.</summary>
    protected internal virtual void ReportError(string text, string? details = null)
    {
    }

    /// <summary>Whether a message is a command to the host; then it is written as it is and not logged.</summary>
    protected internal virtual bool FilterMessage(string message) => false;

    /// <summary>Repeats warnings and errors at the end.</summary>
    protected internal virtual void WriteErrorsAndWarnings() => Output.WriteErrorsAndWarnings(this);

    /// <summary>Writes the closing table.</summary>
    protected internal virtual void WriteTargetOutcome(INukeBuild build) => OutcomeTable.Write(Output, build);

    /// <summary>Writes whether the build succeeded, and when.</summary>
    protected internal virtual void WriteBuildOutcome(INukeBuild build) => Output.WriteBuildOutcome(build);
}
