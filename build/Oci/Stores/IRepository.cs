namespace KubeStellar.Oci;

/// <summary>The artifacts of one repository, wherever they are.</summary>
public interface IRepository : IReadable, IWritable, ITagLister, IReferrerLister
{
    /// <summary>Where the repository is, for messages: <c>host/path</c> or <c>oci:folder</c>.</summary>
    string Location { get; }
}
