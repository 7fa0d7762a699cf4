using KubeStellar.Build.Output;
using KubeStellar.Delivery.Releases;
using Serilog;

namespace KubeStellar.Build.Composition;

/// <summary>Writes each step as a line of the log.</summary>
internal sealed class StepLog : IProgress<ReleaseStep>
{
    public void Report(ReleaseStep value) => Log.Information("{Subject}: {Step}", ReportConsole.PrintableLine(value.Subject), ReportConsole.PrintableLine(value.Text));
}
