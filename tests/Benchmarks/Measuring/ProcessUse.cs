namespace KubeStellar.Benchmarks.Measuring;

/// <summary>What one run of a program took.</summary>
/// <param name="Wall">From its start to its exit.</param>
/// <param name="Processor">User and system time of it and of every process it waited for; zero where the system does not tell.</param>
/// <param name="PeakMemory">The greatest resident size of the process itself in bytes; zero where the system does not tell.</param>
internal sealed record ProcessUse(TimeSpan Wall, TimeSpan Processor, long PeakMemory);
