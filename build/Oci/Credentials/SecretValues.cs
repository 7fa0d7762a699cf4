using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace KubeStellar.Oci;

/// <summary>The secrets that were sent to registries, so that foreign text which echoes one of them, plain or encoded, whole or in part, is shown without.</summary>
internal sealed class SecretValues
{
    /// <summary>What foreign text is cut to before it is searched; more of it is never shown.</summary>
    public const int MaxText = 4096;

    /// <summary>The characters in a row that a text must have in common with a secret to be a part of it.</summary>
    private const int Part = 12;

    /// <summary>The length below which a secret is looked for as a word alone, since it may well be a part of other words.</summary>
    private const int ShortSecret = 6;

    private const string Redacted = "***";

    private readonly ConcurrentDictionary<string, byte> _forms = new(StringComparer.Ordinal);

    /// <summary>Keeps the secrets of a credential, as they are and as basic authentication has them.</summary>
    public void Add(Credential credential)
    {
        Add(credential.Password);
        Add(credential.IdentityToken);
        Add(credential.RegistryToken);
        if (credential.Password is not null)
        {
            Add(TokenService.Basic(credential).Parameter);
        }
    }

    /// <summary>Keeps a secret in the forms that programs write text in; null and empty are none.</summary>
    public void Add(string? secret)
    {
        if (string.IsNullOrEmpty(secret) || _forms.ContainsKey(secret))
        {
            return;
        }

        string[] written =
        [
            secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret), JavaScriptEncoder.Default.Encode(secret),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)), .. InBase64(secret),
        ];
        foreach (var form in written.Where(form => form.Length > 0))
        {
            _forms[form] = 0;
        }
    }

    /// <summary>Returns the text with <c>***</c> where a secret stands; text of more than 4096 characters is cut.</summary>
    public string Hide(string text)
    {
        if (text.Length > MaxText)
        {
            text = text[..MaxText];
        }

        var hidden = new bool[text.Length];
        foreach (var form in _forms.Keys)
        {
            Mark(text, form, hidden);
        }

        if (!hidden.Contains(true))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!hidden[i])
            {
                shown.Append(text[i]);
            }
            else if (i == 0 || !hidden[i - 1])
            {
                shown.Append(Redacted);
            }
        }

        return shown.ToString();
    }

    private static void Mark(string text, string form, bool[] hidden)
    {
        var width = Math.Min(form.Length, Part);
        for (var start = 0; start + width <= text.Length; start++)
        {
            var found = text.AsSpan(start, width);
            if (form.AsSpan().IndexOf(found, StringComparison.Ordinal) >= 0 && (form.Length >= ShortSecret || IsWord(text, start, width)))
            {
                hidden.AsSpan(start, width).Fill(true);
            }
        }
    }

    private static bool IsWord(string text, int start, int length) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (start + length == text.Length || !char.IsLetterOrDigit(text[start + length]));

    // As the secret is encoded by itself, and as the letters that stay the same wherever in a longer text it is encoded.
    private static IEnumerable<string> InBase64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToBase64String(bytes);
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = ((before * 8) + 5) / 6;
            var last = (before + bytes.Length) * 8 / 6;
            if (last - first >= ShortSecret)
            {
                yield return encoded[first..last];
                yield return encoded[first..last].Replace('+', '-').Replace('/', '_');
            }
        }
    }
}
