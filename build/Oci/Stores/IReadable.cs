namespace KubeStellar.Oci;

/// <summary>A store to copy from.</summary>
public interface IReadable : IContentFetcher, IContentProbe, ITagResolver;
