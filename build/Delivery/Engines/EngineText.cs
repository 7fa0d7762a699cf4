using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Engines;

/// <summary>Text that comes from an engine, a server that is none, or the environment, made fit to be shown.</summary>
internal static partial class EngineText
{
    /// <summary>The most characters of foreign text that a message repeats.</summary>
    public const int MaxLength = 500;

    /// <summary>Returns the text as one line of at most <see cref="MaxLength"/> characters, with characters that are not shown replaced.</summary>
    public static string Line(string text)
    {
        var line = string.Concat(Spaces().Replace(text.Trim(), " ").Select(c => IsUnprintable(c) ? '\uFFFD' : c));
        return line.Length > MaxLength ? line[..MaxLength] + "…" : line;
    }

    /// <summary>Returns an address without the password that stands in it.</summary>
    public static string Address(string address) => Line(Password().Replace(address, "$1:***@"));

    private static bool IsUnprintable(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(://[^/:@]*):[^/]*@")]
    private static partial Regex Password();
}
