namespace KubeStellar.Delivery.References.Finding;

/// <summary>How a version is written at one place.</summary>
/// <param name="Start">The number of its first character in the file's text.</param>
/// <param name="Length">How many characters it has; 0 where a version is missing.</param>
internal sealed record VersionText(int Start, int Length)
{
    /// <summary>
    /// The variables that stand for it, the first that is defined counts; empty for a literal. A name is written with where it is looked up:
    /// <c>Values.HELM_VERSION</c>, <c>config.ks_latest_release</c>, <c>env.X</c>, and plain for shells, Makefiles and Dockerfiles.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What is written in front of the variable and belongs to the version: empty, or <c>v</c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The place of the literal that counts where no variable is defined, as in <c>${X:-1.2.3}</c>; null for none.</summary>
    public VersionText? Fallback { get; init; }

    /// <summary>Returns the characters at the place.</summary>
    /// <param name="text">The file's text.</param>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
