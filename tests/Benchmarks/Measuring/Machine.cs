using System.Globalization;
using System.Runtime.InteropServices;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Benchmarks.Measuring;

/// <summary>What numbers depend on.</summary>
/// <param name="Go">The Go that is measured with.</param>
internal sealed record Machine(GoVersion Go)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The processes that ran or waited to run, averaged over the last minute; null where the system does not tell.</summary>
    public static double? LoadAverage =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    /// <summary>Whether fewer processes ran than there are cores.</summary>
    public static bool IsQuiet => LoadAverage is not { } load || load < Environment.ProcessorCount;

    /// <summary>Gives what the preparations left in the load average a minute to fade, and returns whether the machine is quiet.</summary>
    public static async Task<bool> SettleAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!IsQuiet && TimeProvider.System.GetElapsedTime(start) < Patience)
            await Task.Delay(TimeSpan.FromSeconds(2));
        return IsQuiet;
    }

    public void Print() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores, load average {LoadAverage:0.00}, Go {Go}, .NET {Environment.Version}"));
}
