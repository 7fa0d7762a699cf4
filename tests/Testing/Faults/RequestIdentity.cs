using System.Text.RegularExpressions;

namespace KubeStellar.Testing.Faults;

/// <summary>Names requests so that the same request of another run has the same name: without what registries and clients draw by lot.</summary>
public static partial class RequestIdentity
{
    /// <summary>Returns method, path and the parts of the query that say what is asked; sessions of uploads and runs of claims are <c>*</c>.</summary>
    /// <param name="request">The request.</param>
    public static string Of(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        var path = Run().Replace(Session().Replace(address.AbsolutePath, "/blobs/uploads/*"), "$1*");
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("_state=", StringComparison.Ordinal));
        return string.Join('?', [$"{request.Method} {path}", .. query]);
    }

    [GeneratedRegex("/blobs/uploads/[^/]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Session();

    [GeneratedRegex("(/manifests/claim-.+-)[0-9a-f]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
