using System.Net.Http.Headers;
using System.Text;

namespace KubeStellar.Oci;

/// <summary>How a registry wants to be authenticated to: the useful part of <c>WWW-Authenticate</c>.</summary>
/// <param name="Realm">The token service of a bearer challenge, or null for basic authentication.</param>
/// <param name="Service">The service to name to the token service, or null.</param>
internal sealed record Challenge(Uri? Realm, string? Service)
{
    /// <summary>Returns the challenge to answer, bearer before basic, or null where there is none that can be.</summary>
    public static Challenge? Of(HttpResponseMessage response)
    {
        var offers = response.Headers.WwwAuthenticate;
        if (Find(offers, "Bearer") is { } bearer)
        {
            var parameters = ParseParameters(bearer.Parameter ?? "");
            if (Uri.TryCreate(response.RequestMessage!.RequestUri, parameters.GetValueOrDefault("realm") ?? "", out var realm)
                && parameters.ContainsKey("realm") && realm.Scheme is "http" or "https")
            {
                // A realm has no business naming users, and no server needs a fragment.
                var service = new UriBuilder(realm) { UserName = "", Password = "", Fragment = "" }.Uri;
                return new Challenge(service, parameters.GetValueOrDefault("service"));
            }
        }

        return Find(offers, "Basic") is not null ? new Challenge(null, null) : null;
    }

    /// <summary>Parses <c>name="value"</c> pairs separated by commas; a quoted value may hold commas and escaped quotes.</summary>
    public static Dictionary<string, string> ParseParameters(string text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        while (position < text.Length)
        {
            var equals = text.IndexOf('=', position);
            if (equals < 0)
            {
                break;
            }

            var name = text[position..equals].Trim(' ', '\t', ',');
            parameters[name] = ParseValue(text, equals + 1, out position);
        }

        return parameters;
    }

    private static string ParseValue(string text, int start, out int end)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        if (start >= text.Length || text[start] != '"')
        {
            end = text.IndexOf(',', start) is >= 0 and var comma ? comma : text.Length;
            return text[start..end].Trim();
        }

        var value = new StringBuilder();
        for (end = start + 1; end < text.Length && text[end] != '"'; end++)
        {
            if (text[end] == '\\' && end + 1 < text.Length)
            {
                end++;
            }

            value.Append(text[end]);
        }

        end++;
        return value.ToString();
    }

    private static AuthenticationHeaderValue? Find(IEnumerable<AuthenticationHeaderValue> offers, string scheme) =>
        offers.FirstOrDefault(offer => offer.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase));
}
