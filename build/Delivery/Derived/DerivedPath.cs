using System.IO.Enumeration;

namespace KubeStellar.Delivery.Derived;

/// <summary>A place that a derivation may write to.</summary>
/// <param name="Folder">The folder below the root of the source tree, <c>.</c> for the root itself.</param>
/// <param name="Pattern">The names of files in it, with <c>*</c> and <c>?</c>.</param>
/// <param name="IsRecursive">Whether files in folders below it are meant as well.</param>
/// <param name="Ownership">Which of the files exist only because the derivation made them: those are removed when it does not make them again.</param>
public sealed record DerivedPath(string Folder, string Pattern, bool IsRecursive, DerivedOwnership Ownership)
{
    /// <summary>Whether the derivation may write the file.</summary>
    /// <param name="path">The path below the root, with <c>/</c> between its parts.</param>
    public bool Contains(string path)
    {
        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? "." : path[..slash];
        var lies = folder == Folder || (IsRecursive && (Folder == "." || folder.StartsWith(Folder + "/", StringComparison.Ordinal)));
        return lies && FileSystemName.MatchesSimpleExpression(Pattern, path.AsSpan(slash + 1), ignoreCase: false);
    }

    /// <summary>Returns the place as a pattern, such as <c>pkg/generated/**/*</c>.</summary>
    public override string ToString() => $"{(Folder == "." ? "" : Folder + "/")}{(IsRecursive ? "**/" : "")}{Pattern}";

    /// <summary>Whether the file exists only because the derivation made it.</summary>
    /// <param name="path">The path below the root.</param>
    /// <param name="read">Reads its content; called only where that matters.</param>
    public bool Owns(string path, Func<ReadOnlyMemory<byte>> read) => Contains(path) && Ownership.Covers(read);
}
