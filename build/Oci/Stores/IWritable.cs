namespace KubeStellar.Oci;

/// <summary>A store to copy to.</summary>
public interface IWritable : IContentProbe, IContentPusher, ITagger;
