using KubeStellar.Build.Output;
using Serilog;

namespace KubeStellar.Build.Composition;

/// <summary>Writes each line to the log; what programs print cannot steer a terminal.</summary>
internal sealed class LineLog : IProgress<string>
{
    public void Report(string value) => Log.Information("{Line}", ReportConsole.PrintableLine(value));
}
