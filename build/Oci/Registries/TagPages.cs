using System.Net;
using System.Runtime.CompilerServices;

namespace KubeStellar.Oci;

/// <summary>The tags of a repository, page by page; the <c>Link</c> header leads from one to the next.</summary>
internal sealed class TagPages(RegistryTransport transport, RepositoryName name, TokenScope scope)
{
    /// <summary>The number of tags to ask for in a page.</summary>
    private const int PageSize = 1000;

    /// <summary>The size in bytes above which a page is refused.</summary>
    private const int MaxPage = 4 * 1024 * 1024;

    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = $"tags of {name}";
        var first = transport.AddressOf(name.Registry, $"{name.Path}/tags/list?n={PageSize}");
        var seen = new HashSet<Uri>();
        for (var address = first; address is not null && seen.Add(address);)
        {
            // A link to another host is followed without credentials.
            var forHost = RegistryTransport.IsSameHost(first, address) ? scope : null;
            using var response = await transport.SendAsync(HttpMethod.Get, address, forHost, cancellationToken: cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                yield break;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw await AnswerReader.FailureAsync(response, "list tags", name.ToString(), AnswerHeaders.CredentialOrigin(response), cancellationToken);
            }

            var next = NextOf(response);
            var body = await AnswerReader.ReadAsync(response, MaxPage, subject, cancellationToken);
            yield return JsonFields.Convert(body, subject, json => json.Texts("tags"));
            address = next is null ? null : RegistryTransport.Resolve(address, next);
        }
    }

    /// <summary>Returns the target of <c>Link: &lt;target&gt;; rel="next"</c>, or null.</summary>
    private static Uri? NextOf(HttpResponseMessage response)
    {
        foreach (var link in response.Headers.TryGetValues("Link", out var links) ? links : [])
        {
            var start = link.IndexOf('<', StringComparison.Ordinal);
            var end = link.IndexOf('>', StringComparison.Ordinal);
            var relation = end < 0 ? "" : link[end..].Replace("\"", "", StringComparison.Ordinal);
            if (start >= 0 && end > start && relation.Contains("rel=next", StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(link[(start + 1)..end], UriKind.RelativeOrAbsolute, out var target))
            {
                return target;
            }
        }

        return null;
    }
}
