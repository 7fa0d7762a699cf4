namespace KubeStellar.Delivery.Commands;

/// <summary>What a run of a program may take before it is ended.</summary>
/// <param name="Time">The longest time.</param>
/// <param name="Output">The greatest number of bytes that it prints, on standard output and standard error together.</param>
public sealed record CommandLimits(TimeSpan Time, long Output)
{
    /// <summary>Five minutes and 64 MiB: for programs that turn files into text, such as helm and kustomize.</summary>
    public static CommandLimits ForText { get; } = new(TimeSpan.FromMinutes(5), 64 << 20);
}
