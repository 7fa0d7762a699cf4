using System.Diagnostics;

namespace Nuke.Common.IO;

/// <summary>A path without a root.</summary>
[DebuggerDisplay("{" + nameof(_path) + "}")]
public class RelativePath
{
    private readonly string _path;
    private readonly char? _separator;

    /// <summary>Keeps a normalized path and the separator that appending uses.</summary>
    protected RelativePath(string path, char? separator = null)
    {
        _path = path;
        _separator = separator;
    }

    /// <summary>Takes a string as a relative path; null stays null.</summary>
    public static explicit operator RelativePath(string? path)
    {
        return path is null ? null! : new RelativePath(PathConstruction.NormalizePath(path));
    }

    /// <summary>Takes a relative path as a string; null stays null.</summary>
    public static implicit operator string(RelativePath? path) => path?._path!;

    /// <summary>Appends a relative path.</summary>
    public static RelativePath operator /(RelativePath left, string? right)
    {
        var separator = left.NotNull()._separator;
        var path = PathConstruction.Combine(left._path, right, separator);
        return new RelativePath(PathConstruction.NormalizePath(path, separator), separator);
    }

    /// <summary>Appends text to the last part.</summary>
    public static RelativePath operator +(RelativePath left, string? right) => new(left._path + right, left._separator);

    /// <summary>The path as a string.</summary>
    public override string ToString() => _path;
}
