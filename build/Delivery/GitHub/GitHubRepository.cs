using System.Diagnostics.CodeAnalysis;

namespace KubeStellar.Delivery.GitHub;

/// <summary>A repository on GitHub, written <c>owner/name</c>.</summary>
/// <param name="Owner">The user or organisation.</param>
/// <param name="Name">The repository's name.</param>
public sealed record GitHubRepository(string Owner, string Name)
{
    /// <summary>Reads <c>owner/name</c>; false for anything else.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="repository">The repository.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out GitHubRepository? repository)
    {
        repository = text?.Split('/') is [var owner, var name] && IsName(owner) && IsName(name) ? new GitHubRepository(owner, name) : null;
        return repository is not null;
    }

    /// <summary>Returns <c>owner/name</c>.</summary>
    public override string ToString() => $"{Owner}/{Name}";

    // Names go into paths of requests.
    private static bool IsName(string text) => text is not ("" or "." or "..") && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
