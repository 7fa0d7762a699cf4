namespace KubeStellar.EndToEnd.BadInput;

/// <summary>One way to call the program wrongly, and what it must say.</summary>
/// <param name="Name">What is wrong, in a few words; unique.</param>
/// <param name="Arguments">The arguments, words separated by blanks.</param>
/// <param name="Expected">What the output must hold, each somewhere.</param>
public sealed record BadInputCase(string Name, IReadOnlyList<string> Arguments, params IReadOnlyList<string> Expected)
{
    /// <summary>Variables of the environment.</summary>
    public IReadOnlyList<(string Name, string? Value)> Variables { get; init; } = [];

    /// <summary>Whether the error has the five facts, as those of the domain have; those of the host are one line each.</summary>
    public bool IsFault { get; init; } = true;

    public override string ToString() => Name;
}
