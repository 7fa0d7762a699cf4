using System.Net;
using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>The tags of a repository, page by page.</summary>
internal sealed class TagPages
{
    /// <summary>The number of tags to ask for in a page.</summary>
    private const int PageSize = 1000;

    private readonly RepositoryName _name;
    private readonly RegistryTransport _transport;
    private readonly LinkedPages _pages;

    public TagPages(RegistryTransport transport, RepositoryName name)
    {
        _name = name;
        _transport = transport;
        First = transport.AddressOf(name.Registry, $"{name.Path}/tags/list?n={PageSize}");
        _pages = new LinkedPages(transport, First);
    }

    public Uri First { get; }

    /// <summary>Reads one page; the next is null after the last.</summary>
    public async Task<(IReadOnlyList<string> Tags, Uri? Next)> ReadAsync(Uri address, TokenScope scope, CancellationToken cancellationToken)
    {
        using var response = await _pages.GetAsync(address, scope, accept: null, _transport.ReadTerms, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return ([], null);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw await AnswerReader.FailureAsync(response, "list tags", _name.ToString(), AnswerHeaders.CredentialOrigin(response), cancellationToken);
        }

        var subject = $"tags of {_name}";
        var body = await AnswerReader.ReadAsync(response, LinkedPages.MaxPage, subject, cancellationToken);
        return (JsonFields.Convert(body, subject, json => json.List("tags", ReadTag)), _pages.NextAfter(address, response, subject));
    }

    private static string ReadTag(JsonElement json) =>
        json.Require(JsonValueKind.String).GetString() is var tag && Reference.IsTag(tag) ? tag : throw new InvalidReferenceException(tag ?? "", Reference.TagRule);
}
