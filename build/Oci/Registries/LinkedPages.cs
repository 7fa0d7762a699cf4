namespace KubeStellar.Oci;

/// <summary>A list that a registry gives page by page; the <c>Link</c> header leads from one to the next.</summary>
internal sealed class LinkedPages(RegistryTransport transport, Uri first)
{
    /// <summary>The size in bytes above which a page is refused.</summary>
    public const int MaxPage = 4 * 1024 * 1024;

    /// <summary>The greatest number of pages of one list: 1000.</summary>
    public const int MaxPages = 1000;

    /// <summary>The greatest length in characters of the address of a page: 4096.</summary>
    public const int MaxAddress = 4096;

    private readonly HashSet<Uri> _seen = [];

    /// <summary>Asks for a page.</summary>
    public Task<HttpResponseMessage> GetAsync(Uri address, TokenScope scope, string? accept, RequestTerms terms, CancellationToken cancellationToken) =>
        transport.SendAsync(HttpMethod.Get, address, scope, accept: accept, terms: terms, cancellationToken: cancellationToken);

    /// <summary>Returns the address of the page that follows; null after the last, and where a page leads back to an earlier one.</summary>
    /// <param name="address">The address of the page.</param>
    /// <param name="response">The page.</param>
    /// <param name="subject">What to call the list in messages.</param>
    /// <exception cref="MisleadingListException">The list has too many pages, or goes on at another host, where what it says would be somebody else's word.</exception>
    public Uri? NextAfter(Uri address, HttpResponseMessage response, string subject)
    {
        _seen.Add(address);
        if (NextOf(response) is not { } link)
        {
            return null;
        }

        var next = Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out var target) ? RegistryTransport.Resolve(address, target) : null;
        if (next is null || !RegistryTransport.IsSameHost(first, next) || next.OriginalString.Length > MaxAddress)
        {
            throw new MisleadingListException(subject, $"pages of {first.Authority}, with addresses of at most {MaxAddress} characters", $"a link to {AuthenticationHandler.Hide(response, link)}");
        }

        return _seen.Contains(next) ? null
            : _seen.Count < MaxPages ? next
            : throw new MisleadingListException(subject, $"at most {MaxPages} pages", "more");
    }

    /// <summary>Returns the target of <c>Link: &lt;target&gt;; rel="next"</c>, one of several links as it may be, or null.</summary>
    private static string? NextOf(HttpResponseMessage response)
    {
        foreach (var link in response.Headers.TryGetValues("Link", out var links) ? links.SelectMany(value => value.Split('<').Skip(1)) : [])
        {
            var end = link.IndexOf('>', StringComparison.Ordinal);
            var relation = end < 0 ? "" : link[end..].Replace("\"", "", StringComparison.Ordinal);
            if (relation.Contains("rel=next", StringComparison.OrdinalIgnoreCase))
            {
                return link[..end];
            }
        }

        return null;
    }
}
