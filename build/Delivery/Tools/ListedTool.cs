using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>A program that a repository asks for, and what became of looking for it.</summary>
/// <param name="Repository">What to call the repository.</param>
/// <param name="Name">The program's name.</param>
/// <param name="Pinned">The version asked for.</param>
/// <param name="Place">Where it is asked for, as <c>file:line</c>, or the file alone.</param>
public sealed record ListedTool(string Repository, string Name, string Pinned, string Place)
{
    /// <summary>The program, or null where it cannot be had.</summary>
    public Tool? Found { get; init; }

    /// <summary>Why it cannot be had, or null.</summary>
    public FaultException? Missing { get; init; }

    /// <summary>What to know of it, or null: why it stands in for the version asked for.</summary>
    public string? Note { get; init; }
}
