namespace KubeStellar.Delivery.Commands;

/// <summary>What a program left behind: its exit code and everything it printed, decoded as UTF-8.</summary>
/// <param name="ExitCode">The exit code; 0 is success.</param>
/// <param name="StandardOutput">All of standard output.</param>
/// <param name="StandardError">All of standard error.</param>
public sealed record CommandResult(int ExitCode, string StandardOutput, string StandardError);
