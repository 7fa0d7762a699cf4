using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Base64, digests, URLs.</summary>
internal static class EncodingFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Spread,
        ("b64enc", call => Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Text(0)))),
        ("b64dec", call => Decode(call.Text(0))),
        ("sha256sum", call => Digest.Of(Encoding.UTF8.GetBytes(call.Text(0))).Hex),
        ("urlquery", call => Uri.EscapeDataString(call.Join("", call.Arguments)).Replace("%20", "+", StringComparison.Ordinal)),
        ("base", call => call.Text(0).TrimEnd('/').Split('/')[^1]),
        ("dir", call => call.Text(0).LastIndexOf('/') is var slash && slash > 0 ? call.Text(0)[..slash] : slash == 0 ? "/" : "."),
        ("ext", call => Path.GetExtension(call.Text(0))));

    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "illegal base64 data";
    }
}
