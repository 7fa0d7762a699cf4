namespace Nuke.Common.Checks;

/// <summary>The run cannot start: everything that is wrong with how it was invoked or defined.</summary>
internal sealed class InvalidBuildException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>One message for each thing that is wrong.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    public static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new InvalidBuildException(problems);
    }
}
