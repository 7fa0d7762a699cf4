namespace Nuke.Common.IO;

/// <summary>A path without a root whose separator is a forward slash.</summary>
public class UnixRelativePath : RelativePath
{
    /// <summary>Keeps a normalized path and the separator that appending uses.</summary>
    protected UnixRelativePath(string path, char? separator)
        : base(path, separator)
    {
    }

    /// <summary>Takes a string as a relative path with forward slashes.</summary>
    public static explicit operator UnixRelativePath(string? path)
    {
        return new UnixRelativePath(PathConstruction.NormalizePath(path, '/'), '/');
    }
}
