using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A folder of layouts that should be read does not exist.</summary>
public sealed class MissingLayoutsException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="parameter">The parameter that names it.</param>
    /// <param name="folder">The absolute folder.</param>
    public MissingLayoutsException(string parameter, string folder)
        : base(new Fault($"read what {parameter} names", $"oci:{folder}", "a folder of OCI image layouts, as a release or a rehearsal leaves it", "no such folder", $"mend {parameter}, or run Rehearse or Release first"))
        => Folder = folder;

    /// <summary>The absolute folder.</summary>
    public string Folder { get; }
}
