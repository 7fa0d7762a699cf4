using KubeStellar.Build.Output;
using KubeStellar.Oci;
using Serilog;

namespace KubeStellar.Build.Composition;

/// <summary>Writes each further try as a line of the log: it is news, and no error as long as there is one.</summary>
internal sealed class RetryLog : IProgress<RetryNotice>
{
    public void Report(RetryNotice value) => Log.Information("{Notice}", ReportConsole.PrintableLine(value.ToString()));
}
