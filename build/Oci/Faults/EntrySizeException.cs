namespace KubeStellar.Oci;

/// <summary>The content of an archive entry has not the size that its header states.</summary>
public sealed class EntrySizeException(string name, long size)
    : FaultException(new Fault("write archive entry", name, $"{size} bytes", "another number of bytes", "the file changed while it was read; run again when nothing writes to it"))
{
    /// <summary>The name of the entry.</summary>
    public string Name { get; } = name;

    /// <summary>The size in its header.</summary>
    public long Size { get; } = size;
}
