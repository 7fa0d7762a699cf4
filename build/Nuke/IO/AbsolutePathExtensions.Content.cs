using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
#pragma warning disable CA2211 // Settable fields, as in NUKE.
    /// <summary>The encoding for writing: UTF-8 without a byte order mark unless set.</summary>
    public static Encoding DefaultEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether texts are written with a line break at their end; true unless set.</summary>
    public static bool DefaultEofLineBreak = true;
#pragma warning restore CA2211

    /// <summary>Writes a text, creating folders as needed; it ends in exactly one line break unless said otherwise.</summary>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding? encoding = null, bool? eofLineBreak = null)
    {
        path.Parent.CreateDirectory();
        if (eofLineBreak ?? DefaultEofLineBreak)
            content = content.TrimEnd('\r', '\n') + (content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        File.WriteAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Writes lines, creating folders as needed.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        IEnumerable<string> lines,
        Encoding? encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null)
    {
        var lineBreak = (platformFamily ?? EnvironmentInfo.Platform) == PlatformFamily.Windows ? "\r\n" : "\n";
        var end = (eofLineBreak ?? DefaultEofLineBreak) ? lineBreak : "";
        return path.WriteAllText(string.Join(lineBreak, lines) + end, encoding, eofLineBreak);
    }

    /// <summary>Writes bytes, creating folders as needed.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Appends a text, creating folders as needed.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        path.Parent.CreateDirectory();
        File.AppendAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Appends lines, creating folders as needed.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding? encoding = null)
    {
        path.Parent.CreateDirectory();
        File.AppendAllLines(path, lines, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Reads a text; UTF-8 unless said otherwise.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding? encoding = null)
    {
        Assert.FileExists(path);
        return File.ReadAllText(path, encoding ?? Encoding.UTF8);
    }

    /// <summary>Reads lines; UTF-8 unless said otherwise.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding? encoding = null)
    {
        Assert.FileExists(path);
        return File.ReadAllLines(path, encoding ?? Encoding.UTF8);
    }

    /// <summary>Reads bytes.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path)
    {
        Assert.FileExists(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>Replaces a text by what a function makes of it.</summary>
    public static AbsolutePath UpdateText(this AbsolutePath path, Func<string, string> update, Encoding? encoding = null)
    {
        return path.WriteAllText(update(path.ReadAllText(encoding)), encoding);
    }
}
