using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KubeStellar.Delivery.References.Graphs.Page;

/// <summary>Writes text into HTML and SVG such that it stays text.</summary>
internal static class PageText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Returns the text for content and for attributes in quotes.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text) => Encoder.Encode(text);
}
