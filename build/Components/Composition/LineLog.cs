using Serilog;

namespace KubeStellar.Build.Composition;

/// <summary>Writes each line to the log.</summary>
internal sealed class LineLog : IProgress<string>
{
    public void Report(string value) => Log.Information("{Line}", value);
}
