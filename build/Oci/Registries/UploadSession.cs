namespace KubeStellar.Oci;

/// <summary>An upload that a registry has opened.</summary>
/// <param name="Location">Where its next request goes; the query is part of it.</param>
/// <param name="MinChunk">The least number of bytes of a chunk that the registry takes, 0 where it does not say.</param>
internal sealed record UploadSession(Uri Location, long MinChunk);
