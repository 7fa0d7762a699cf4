using System.Text.RegularExpressions;
using KubeStellar.Oci;

namespace KubeStellar.EndToEnd.Interruptions;

/// <summary>The tags that a registry took, from the requests that led to them.</summary>
/// <param name="Repositories">The canonical repositories of all tags.</param>
/// <param name="Order">The tags for users in the order of their writes, as <c>repository:tag</c>.</param>
public sealed partial record TagWrites(IReadOnlyList<RepositoryName> Repositories, IReadOnlyList<string> Order)
{
    /// <summary>Reads the requests of a proxy.</summary>
    /// <param name="requests">The requests as <c>PUT /v2/a/manifests/1 201</c>.</param>
    public static TagWrites Among(IEnumerable<string> requests)
    {
        var written = requests.Select(request => Write().Match(request)).Where(match => match.Success).ToList();
        return new TagWrites(
            [.. written.Select(match => new RepositoryName("ghcr.io", match.Groups["repository"].Value)).Distinct()],
            [.. written.Where(match => PublishedState.IsForUsers(match.Groups["tag"].Value)).Select(match => $"ghcr.io/{match.Groups["repository"]}:{match.Groups["tag"]}")]);
    }

    [GeneratedRegex("^PUT /v2/(?<repository>.+)/manifests/(?<tag>[^:]+) 201$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Write();
}
