using System.Globalization;
using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Nuke.Common.Output;

/// <summary>Writes Serilog's events as <c>HH:mm:ss [INF] message</c>, keeps warnings and errors, and marks them for the host.</summary>
internal sealed class HostLogSink(BuildContext context, bool hasTimestamps) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        var host = context.Host;
        var message = Render(logEvent);
        if (host.FilterMessage(logEvent.MessageTemplate.Text))
        {
            context.Output.WriteLine(message);
            return;
        }

        // A failure is its message; where it came from is for those who ask for more.
        var trace = "";
        if (logEvent.Exception is { } exception)
        {
            message = message.Contains(exception.Message, StringComparison.Ordinal) ? message : $"{message}\n{exception.Message}".TrimStart();
            trace = context.Verbosity == Verbosity.Verbose ? $"\n{FailureLog.Trace(exception)}" : "";
        }

        // What goes wrong quotes what others typed or wrote.
        if (logEvent.Level >= LogEventLevel.Warning)
            (message, trace) = (PrintableText.Of(message), PrintableText.Of(trace));

        var (level, style) = Describe(logEvent.Level);
        if (logEvent.Level >= LogEventLevel.Warning && message.Length > 0)
            context.Output.Add(new Problem(level, style, context.Output.CurrentTarget, message));
        if (logEvent.Level >= Minimum(context.Verbosity))
            Write(level, style, message + trace);
        if (logEvent.Level == LogEventLevel.Warning)
            host.ReportWarning(message);
        else if (logEvent.Level > LogEventLevel.Warning)
            host.ReportError(message);
    }

    private static LogEventLevel Minimum(Verbosity verbosity)
    {
        return verbosity switch
        {
            Verbosity.Verbose => LogEventLevel.Verbose,
            Verbosity.Normal => LogEventLevel.Debug,
            Verbosity.Minimal => LogEventLevel.Warning,
            _ => LogEventLevel.Error,
        };
    }

    private static (string Level, Style Style) Describe(LogEventLevel level)
    {
        return level switch
        {
            LogEventLevel.Verbose => ("VRB", Style.Dim),
            LogEventLevel.Debug => ("DBG", Style.Plain),
            LogEventLevel.Information => ("INF", Style.Heading),
            LogEventLevel.Warning => ("WRN", Style.Warning),
            LogEventLevel.Error => ("ERR", Style.Error),
            _ => ("FTL", Style.Error),
        };
    }

    /// <summary>Renders texts without quotes, as Serilog does for <c>{Message:l}</c>.</summary>
    private static string Render(LogEvent logEvent)
    {
        var message = new StringBuilder();
        using var writer = new StringWriter(message, CultureInfo.InvariantCulture);
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is PropertyToken { Alignment: null } property
                && logEvent.Properties.TryGetValue(property.PropertyName, out var value)
                && value is ScalarValue { Value: string text })
            {
                message.Append(text);
            }
            else
            {
                token.Render(logEvent.Properties, writer, CultureInfo.InvariantCulture);
            }
        }

        return message.ToString();
    }

    private void Write(string level, Style style, string message)
    {
        var line = new StringBuilder();
        if (hasTimestamps)
        {
            context.Output.Append(line, context.Output.Time, Style.Dim);
            line.Append(' ');
        }

        line.Append('[');
        context.Output.Append(line, level, style);
        line.Append("] ");
        context.Output.Append(line, message, style is Style.Heading ? Style.Plain : style);
        context.Output.Write(line.Append('\n'));
    }
}
