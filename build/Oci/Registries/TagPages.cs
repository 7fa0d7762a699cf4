using System.Net;

namespace KubeStellar.Oci;

/// <summary>The tags of a repository, page by page; the <c>Link</c> header leads from one to the next.</summary>
internal sealed class TagPages(RegistryTransport transport, RepositoryName name)
{
    /// <summary>The number of tags to ask for in a page.</summary>
    private const int PageSize = 1000;

    /// <summary>The size in bytes above which a page is refused.</summary>
    private const int MaxPage = 4 * 1024 * 1024;

    private readonly HashSet<Uri> _seen = [];

    public Uri First => transport.AddressOf(name.Registry, $"{name.Path}/tags/list?n={PageSize}");

    /// <summary>Reads one page; the next is null after the last, and where a page leads back to an earlier one.</summary>
    public async Task<(IReadOnlyList<string> Tags, Uri? Next)> ReadAsync(Uri address, TokenScope scope, CancellationToken cancellationToken)
    {
        // A link to another host is followed without credentials.
        var forHost = RegistryTransport.IsSameHost(First, address) ? scope : null;
        using var response = await transport.SendAsync(HttpMethod.Get, address, forHost, cancellationToken: cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return ([], null);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw await AnswerReader.FailureAsync(response, "list tags", name.ToString(), AnswerHeaders.CredentialOrigin(response), cancellationToken);
        }

        var subject = $"tags of {name}";
        var body = await AnswerReader.ReadAsync(response, MaxPage, subject, cancellationToken);
        var tags = JsonFields.Convert(body, subject, json => json.Texts("tags"));
        _seen.Add(address);
        var next = NextOf(response) is { } link ? RegistryTransport.Resolve(address, link) : null;
        return (tags, next is null || _seen.Contains(next) ? null : next);
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
