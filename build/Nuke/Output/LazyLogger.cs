using System.Reflection;
using Serilog;
using Serilog.Events;

namespace Nuke.Common.Output;

/// <summary>The logger behind Serilog's <see cref="Log"/>, set up by the first message: many runs, such as the help, log none.</summary>
internal sealed class LazyLogger(Func<ILogger> create) : ILogger
{
    private readonly Lazy<ILogger> _logger = new(create);

    public static ILogger Create(BuildContext context, Type buildType)
    {
        return new LazyLogger(() =>
        {
            context.Settle();
            return new LoggerConfiguration()
                .MinimumLevel.Verbose()
                .WriteTo.Sink(new HostLogSink(context, HasTimestamps(buildType)))
                .CreateLogger();
        });
    }

    public void Write(LogEvent logEvent) => _logger.Value.Write(logEvent);

    private static bool HasTimestamps(Type buildType)
    {
        return !buildType.GetCustomAttributes<DisableDefaultOutputAttribute>().Any(x => x.DisabledOutputs.Contains(DefaultOutput.Timestamps));
    }
}
