using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>The folder for a copy of a chart holds something that is no such copy.</summary>
public sealed class OccupiedFolderException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="folder">The absolute folder.</param>
    /// <param name="found">What it holds.</param>
    public OccupiedFolderException(string folder, string found)
        : base(new Fault("write a copy of the chart", folder, "no such folder, or an older copy of a chart", found, "move away what is there, or let the copies go below another root with --root"))
        => Folder = folder;

    /// <summary>The absolute folder.</summary>
    public string Folder { get; }
}
