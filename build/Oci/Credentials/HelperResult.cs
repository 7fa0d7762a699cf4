namespace KubeStellar.Oci;

/// <summary>What a credential helper left; a class without a text form, because its output holds secrets.</summary>
/// <param name="exitCode">The exit code.</param>
/// <param name="standardOutput">The standard output.</param>
public sealed class HelperResult(int exitCode, string standardOutput)
{
    /// <summary>The exit code.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The standard output.</summary>
    public string StandardOutput { get; } = standardOutput;
}
