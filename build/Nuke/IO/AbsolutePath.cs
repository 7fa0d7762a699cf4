using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Nuke.Common.IO;

/// <summary>A rooted path without <c>.</c> and <c>..</c> parts; <c>/</c> appends parts and <c>+</c> appends text.</summary>
[TypeConverter(typeof(TypeConverter))]
[DebuggerDisplay("{" + nameof(_path) + "}")]
public class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    /// <summary>Format: in double quotes.</summary>
    public const string DoubleQuote = "d";

    /// <summary>Format: in double quotes when it has spaces.</summary>
    public const string DoubleQuoteIfNeeded = "dn";

    /// <summary>Format: in single quotes.</summary>
    public const string SingleQuote = "s";

    /// <summary>Format: in single quotes when it has spaces.</summary>
    public const string SingleQuoteIfNeeded = "sn";

    /// <summary>Format: as it is.</summary>
    public const string NoQuotes = "nq";

    private readonly string _path;

    private AbsolutePath(string path)
    {
        _path = PathConstruction.NormalizePath(path);
    }

    /// <summary>Creates a path from a rooted string.</summary>
    public static AbsolutePath Create(string path) => new(path);

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>The last part.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>The last part without its extension.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(_path);

    /// <summary>The extension with its dot, or an empty string.</summary>
    public string Extension => Path.GetExtension(_path);

    /// <summary>The path without its last part, or null for a root.</summary>
    public AbsolutePath Parent => PathConstruction.IsRoot(_path) ? null! : this / "..";

    /// <summary>Takes a rooted string as a path; null stays null, and a string without a root is an error.</summary>
    public static implicit operator AbsolutePath(string? path)
    {
        if (path is null)
            return null!;
        Assert.True(PathConstruction.HasPathRoot(path), $"Path '{path}' must be rooted");
        return new AbsolutePath(path);
    }

    /// <summary>Takes a path as a string; null stays null.</summary>
    public static implicit operator string(AbsolutePath? path) => path?._path!;

    /// <summary>Goes up one part, as in <c>path / ..</c>.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        Assert.True(range.Equals(Range.All));
        return left.Parent;
    }

    /// <summary>Appends a relative path.</summary>
    public static AbsolutePath operator /(AbsolutePath left, string? right)
    {
        return new AbsolutePath(PathConstruction.Combine(left.NotNull()._path, right));
    }

    /// <summary>Appends text to the last part.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right) => new(left._path + right);

    /// <summary>Whether both are the same path.</summary>
    public static bool operator ==(AbsolutePath? a, AbsolutePath? b) => Equals(a, b);

    /// <summary>Whether the paths differ.</summary>
    public static bool operator !=(AbsolutePath? a, AbsolutePath? b) => !Equals(a, b);

    /// <summary>Compares paths: without regard to case when they start with a drive.</summary>
    protected bool Equals(AbsolutePath other)
    {
        var comparison = PathConstruction.HasWinRoot(_path) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return string.Equals(_path, other._path, comparison);
    }

    /// <summary>Whether the object is the same path.</summary>
    public override bool Equals(object? obj)
    {
        return ReferenceEquals(this, obj) || (obj is AbsolutePath other && other.GetType() == GetType() && Equals(other));
    }

    /// <summary>A hash that agrees with equality.</summary>
    public override int GetHashCode()
    {
        var comparison = PathConstruction.HasWinRoot(_path) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return _path.GetHashCode(comparison);
    }

    /// <summary>The path as a string.</summary>
    public override string ToString() => _path;

    /// <summary>The path in one of the formats above.</summary>
    public string ToString(string? format) => ((IFormattable)this).ToString(format, formatProvider: null);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider)
    {
        var needsQuotes = _path.Contains(' ', StringComparison.Ordinal);
        return format switch
        {
            null or NoQuotes => _path,
            DoubleQuoteIfNeeded or SingleQuoteIfNeeded when !needsQuotes => _path,
            DoubleQuote or DoubleQuoteIfNeeded => $"\"{_path.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            SingleQuote or SingleQuoteIfNeeded => $"'{_path.Replace("'", "\\'", StringComparison.Ordinal)}'",
            _ => throw new ArgumentException($"Format '{format}' is not recognized"),
        };
    }

    /// <summary>Converts strings; one without a root is relative to the working directory.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <summary>Whether the source is a string.</summary>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        {
            return sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);
        }

        /// <summary>Converts a string.</summary>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            return value is string text
                ? PathConstruction.HasPathRoot(text) ? new AbsolutePath(text) : EnvironmentInfo.WorkingDirectory / text
                : base.ConvertFrom(context, culture, value);
        }
    }
}
