using System.IO.Enumeration;

namespace KubeStellar.Testing.Faults;

/// <summary>Predicates of requests.</summary>
public static class Requests
{
    /// <summary>Every request.</summary>
    public static Predicate<HttpRequestMessage> All { get; } = _ => true;

    /// <summary>Requests of a method to paths of a pattern.</summary>
    /// <param name="method">The method, such as <c>PUT</c>, or <c>*</c> for any; <c>GET</c> and <c>HEAD</c> are two methods.</param>
    /// <param name="path">The path without the query, with <c>*</c> for any characters: <c>/v2/*/manifests/1.0.0</c>.</param>
    public static Predicate<HttpRequestMessage> To(string method, string path) => request =>
        FileSystemName.MatchesSimpleExpression(method, request.Method.Method, ignoreCase: false)
        && FileSystemName.MatchesSimpleExpression(path, request.RequestUri!.AbsolutePath, ignoreCase: false);

    /// <summary>Requests that write a tag for users, whatever its name: neither content by its digest, nor a list of referrers, nor a claim.</summary>
    public static Predicate<HttpRequestMessage> TagWrites { get; } = request =>
        To("PUT", "/v2/*/manifests/*")(request) && !To("PUT", "/v2/*/manifests/sha256?*")(request) && !To("PUT", "/v2/*/manifests/claim-*")(request);

    /// <summary>Requests that write a tag.</summary>
    /// <param name="tag">The tag.</param>
    public static Predicate<HttpRequestMessage> WritesOf(string tag) => To("PUT", $"/v2/*/manifests/{tag}");

    /// <summary>Requests that ask what a tag names.</summary>
    /// <param name="tag">The tag.</param>
    public static Predicate<HttpRequestMessage> ReadsOf(string tag) => request =>
        To("GET", $"/v2/*/manifests/{tag}")(request) || To("HEAD", $"/v2/*/manifests/{tag}")(request);

    /// <summary>Requests that list the tags of a repository.</summary>
    public static Predicate<HttpRequestMessage> TagLists { get; } = To("GET", "/v2/*/tags/list");

    /// <summary>Requests that read a manifest, by tag or digest.</summary>
    public static Predicate<HttpRequestMessage> ManifestReads { get; } = ReadsOf("*");

    /// <summary>Requests that write a manifest, by tag or digest.</summary>
    public static Predicate<HttpRequestMessage> ManifestWrites { get; } = WritesOf("*");

    /// <summary>Requests to the session of an upload.</summary>
    public static Predicate<HttpRequestMessage> Uploads { get; } = To("*", "/v2/*/blobs/uploads/?*");

    /// <summary>Requests whose content, sent or answered, is named by its digest in the address, or becomes a part of such content.</summary>
    public static Predicate<HttpRequestMessage> OfDigests { get; } = request =>
        request.RequestUri!.PathAndQuery is var address && (address.Contains("sha256:", StringComparison.Ordinal) || address.Contains("sha256%3A", StringComparison.OrdinalIgnoreCase) || request.Method == HttpMethod.Patch);
}
