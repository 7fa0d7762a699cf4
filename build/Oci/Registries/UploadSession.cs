using System.Globalization;

namespace KubeStellar.Oci;

/// <summary>An upload that a registry has opened.</summary>
/// <param name="Location">Where its next request goes; the query is part of it.</param>
/// <param name="MinChunk">The least number of bytes of a chunk that the registry takes, 0 where it does not say.</param>
/// <param name="Offset">How many bytes the registry has taken.</param>
internal sealed record UploadSession(Uri Location, long MinChunk, long Offset)
{
    /// <summary>Returns the upload after an answer about it, which may have moved it; null where the answer names no place to go on.</summary>
    public static UploadSession? After(HttpResponseMessage response, UploadSession? before, long offset)
    {
        var stated = AnswerHeaders.Text(response, "OCI-Chunk-Min-Length");
        var minChunk = long.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : before?.MinChunk ?? 0;
        return RegistryTransport.LocationOf(response) is { } location ? new UploadSession(location, minChunk, offset) : null;
    }

    /// <summary>Returns how many bytes the registry says that it has, or null where it does not say.</summary>
    /// <remarks>Registries give <c>0-0</c> for no byte as well as for one; it is taken for none, and where there is one the digest shows it.</remarks>
    public static long? StatedOffset(HttpResponseMessage response) =>
        AnswerHeaders.Text(response, "Range")?.Split('-') is [_, var last]
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && end < long.MaxValue
            ? end == 0 ? 0 : end + 1
            : null;
}
