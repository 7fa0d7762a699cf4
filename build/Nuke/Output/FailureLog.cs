using Nuke.Common.Execution;
using Serilog;

namespace Nuke.Common.Output;

/// <summary>
/// Logs what ended a target or the run. A failure that was foreseen is its message alone; one that was not is also reportable: its type and how to see where
/// it comes from are told, and <c>--verbosity Verbose</c> shows that.
/// </summary>
internal static class FailureLog
{
    public static void Write(BuildContext context, Exception exception, string prefix = "")
    {
        if (context.Verbosity == Verbosity.Verbose)
            Log.Error(exception, "{Message}", prefix + exception.Message);
        else if (IsForeseen(exception))
            Log.Error("{Message}", prefix + exception.Message);
        else
            Log.Error("{Message}", $"{prefix}{exception.Message}\n{Advice(exception)}");
    }

    /// <summary>Describes an exception with what caused it, each by type, message and stack.</summary>
    public static string Trace(Exception exception)
    {
        var causes = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            causes.Add($"{cause.GetType().FullName}: {cause.Message}\n{cause.StackTrace}");
        return string.Join("\ncaused by ", causes);
    }

    // An exception whose text is its message was written for users, the plain type is what assertions throw, and a run that is stopped stops by one of its own.
    private static bool IsForeseen(Exception exception)
    {
        return exception.GetType() == typeof(Exception)
            || exception is OperationCanceledException or TargetFailedException
            || exception.ToString() == exception.Message;
    }

    private static string Advice(Exception exception)
    {
        return $"This was not foreseen ({exception.GetType().Name}): run again with '--verbosity Verbose' to see where it comes from, and report it with that.";
    }
}
