namespace Nuke.Common.Execution;

/// <summary>A target failed; its error has been reported.</summary>
internal sealed class TargetFailedException(string target, Exception inner) : Exception($"Target '{target}' failed", inner)
{
    public string Target { get; } = target;
}
