using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>The copies of several charts would go to one folder, since they have one name.</summary>
public sealed class SharedCopyFolderException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="folder">The absolute folder.</param>
    /// <param name="charts">The charts' absolute folders.</param>
    public SharedCopyFolderException(string folder, IReadOnlyList<string> charts)
        : base(new Fault("write copies of the charts", folder, "the copy of one chart", string.Join(", ", charts), "give each chart a name of its own, or name one source with --source"))
        => (Folder, Charts) = (folder, charts);

    /// <summary>The absolute folder.</summary>
    public string Folder { get; }

    /// <summary>The charts' absolute folders.</summary>
    public IReadOnlyList<string> Charts { get; }
}
