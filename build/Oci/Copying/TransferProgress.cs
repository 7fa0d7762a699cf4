namespace KubeStellar.Oci;

/// <summary>How far the transfer of one blob or manifest is.</summary>
/// <param name="Content">What is transferred.</param>
/// <param name="State">What happens to it.</param>
/// <param name="Bytes">The bytes that moved so far.</param>
public sealed record TransferProgress(Descriptor Content, TransferState State, long Bytes);
