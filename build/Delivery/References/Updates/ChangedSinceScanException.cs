using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>A file no longer holds the version that was found in it.</summary>
/// <param name="edit">The change that was to be made.</param>
public sealed class ChangedSinceScanException(ReferenceEdit edit) : FaultException(new Fault(
    "update a reference", $"{edit.Repository} {edit.Place}", $"\"{edit.Old}\"", "another text, so that the file was changed meanwhile", "run it again; no file was changed"))
{
    /// <summary>The change that was to be made.</summary>
    public ReferenceEdit Edit { get; } = edit;
}
