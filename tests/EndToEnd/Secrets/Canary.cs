using System.Text;

namespace KubeStellar.EndToEnd.Secrets;

/// <summary>Secrets of tests: each is another one, and all have a part in common that is found in any form programs write text in.</summary>
internal sealed class Canary
{
    private const string Mark = "canary-4711-mark";

    private readonly List<(string Form, byte[] Bytes)> _forms =
    [
        .. Forms(Mark).Distinct().Select(form => (form, Encoding.UTF8.GetBytes(form))),
    ];

    /// <summary>Returns the secret for a place; it has characters that addresses, JSON and shells write differently.</summary>
    /// <param name="place">The place, in letters and digits.</param>
    public static string For(string place) => $"{Mark}/{place}+&%\"4711";

    /// <summary>Lets a text be found that is a secret of somebody else's making.</summary>
    /// <param name="secret">The text.</param>
    public void Add(string secret) => _forms.Add((secret, Encoding.UTF8.GetBytes(secret)));

    /// <summary>Returns the form in which a secret stands in text, or null.</summary>
    public string? FindIn(string text) => _forms.Select(form => form.Form).FirstOrDefault(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the form in which a secret stands in a file, or null; a file that is gone holds none.</summary>
    public string? FindIn(FileInfo file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file.FullName);
            return _forms.Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => form.Form).FirstOrDefault();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Forms(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return text;
        yield return Convert.ToHexStringLower(bytes);

        // The letters that are the same wherever in a longer text it is encoded.
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            yield return encoded[(((before * 8) + 5) / 6)..((before + bytes.Length) * 8 / 6)];
        }
    }
}
