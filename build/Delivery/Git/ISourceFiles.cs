namespace KubeStellar.Delivery.Git;

/// <summary>The text files of a source tree, whether it lies in a folder or in a commit.</summary>
public interface ISourceFiles
{
    /// <summary>What to call the tree in messages.</summary>
    string Location { get; }

    /// <summary>Reads a file as UTF-8 text; null when there is no such file.</summary>
    /// <param name="path">The path below the root, with <c>/</c> between its parts.</param>
    string? TryReadText(string path);

    /// <summary>Returns the names of the folders at the root, in ordinal order; those that start with a dot are left out.</summary>
    IReadOnlyList<string> ListFolders();
}
