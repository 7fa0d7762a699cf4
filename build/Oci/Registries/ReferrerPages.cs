using System.Net;

namespace KubeStellar.Oci;

/// <summary>The referrers of a manifest, page by page, from a registry that has the referrers API of the distribution specification 1.1.</summary>
internal sealed class ReferrerPages
{
    private readonly string _subject;
    private readonly string? _artifactType;
    private readonly RegistryTransport _transport;
    private readonly LinkedPages _pages;

    public ReferrerPages(RegistryTransport transport, RepositoryName name, Digest subject, string? artifactType)
    {
        _transport = transport;
        _subject = $"referrers of {name}@{subject}";
        _artifactType = artifactType;
        var filter = artifactType is null ? "" : $"?artifactType={Uri.EscapeDataString(artifactType)}";
        First = transport.AddressOf(name.Registry, $"{name.Path}/referrers/{subject}{filter}");
        _pages = new LinkedPages(transport, First);
    }

    public Uri First { get; }

    /// <summary>Reads one page, of the wanted artifact type alone; null where the registry does not have the API, or not the repository.</summary>
    public async Task<(IReadOnlyList<Descriptor> Referrers, Uri? Next)?> ReadAsync(Uri address, TokenScope scope, CancellationToken cancellationToken)
    {
        using var response = await _pages.GetAsync(address, scope, MediaTypes.OciIndex, _transport.ReadTerms with { TakesPages = address == First }, cancellationToken);
        if (address == First && IsAbsent(response))
        {
            return null;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw await AnswerReader.FailureAsync(response, "list referrers", _subject, AnswerHeaders.CredentialOrigin(response), cancellationToken);
        }

        var body = await AnswerReader.ReadAsync(response, LinkedPages.MaxPage, _subject, cancellationToken);
        var wanted = HasFiltered(response) ? null : _artifactType;
        return (Of(ImageIndex.Parse(body, MediaTypes.OciIndex).Manifests, wanted), _pages.NextAfter(address, response, _subject));
    }

    /// <summary>Returns the descriptors of an artifact type, or all of them where it is null.</summary>
    public static IReadOnlyList<Descriptor> Of(IReadOnlyList<Descriptor> referrers, string? artifactType) =>
        artifactType is null ? referrers : [.. referrers.Where(referrer => referrer.ArtifactType == artifactType)];

    // Registries that do not know the path answer with one of these, or with a page for people.
    private static bool IsAbsent(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotAcceptable => true,
        HttpStatusCode.OK => response.Content.Headers.ContentType?.MediaType != MediaTypes.OciIndex,
        _ => false,
    };

    private static bool HasFiltered(HttpResponseMessage response) =>
        response.Headers.TryGetValues("OCI-Filters-Applied", out var filters)
        && filters.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Contains("artifactType", StringComparer.Ordinal);
}
