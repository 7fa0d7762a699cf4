namespace KubeStellar.Oci;

/// <summary>A list that a registry gives page by page; the <c>Link</c> header leads from one to the next.</summary>
internal sealed class LinkedPages(RegistryTransport transport, Uri first)
{
    /// <summary>The size in bytes above which a page is refused.</summary>
    public const int MaxPage = 4 * 1024 * 1024;

    private readonly HashSet<Uri> _seen = [];

    /// <summary>Asks for a page; a link to another host is followed without credentials.</summary>
    public Task<HttpResponseMessage> GetAsync(Uri address, TokenScope scope, string? accept, CancellationToken cancellationToken) =>
        transport.SendAsync(HttpMethod.Get, address, RegistryTransport.IsSameHost(first, address) ? scope : null, accept: accept, cancellationToken: cancellationToken);

    /// <summary>Returns the address of the page that follows; null after the last, and where a page leads back to an earlier one.</summary>
    public Uri? NextAfter(Uri address, HttpResponseMessage response)
    {
        _seen.Add(address);
        var next = NextOf(response) is { } link ? RegistryTransport.Resolve(address, link) : null;
        return next is null || _seen.Contains(next) ? null : next;
    }

    /// <summary>Returns the target of <c>Link: &lt;target&gt;; rel="next"</c>, one of several links as it may be, or null.</summary>
    private static Uri? NextOf(HttpResponseMessage response)
    {
        foreach (var link in response.Headers.TryGetValues("Link", out var links) ? links.SelectMany(value => value.Split('<').Skip(1)) : [])
        {
            var end = link.IndexOf('>', StringComparison.Ordinal);
            var relation = end < 0 ? "" : link[end..].Replace("\"", "", StringComparison.Ordinal);
            if (relation.Contains("rel=next", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(link[..end], UriKind.RelativeOrAbsolute, out var target))
            {
                return target;
            }
        }

        return null;
    }
}
