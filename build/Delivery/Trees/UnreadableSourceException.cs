using KubeStellar.Oci;

namespace KubeStellar.Delivery.Trees;

/// <summary>A file of a source tree cannot be read.</summary>
public sealed class UnreadableSourceException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The absolute path of the file.</param>
    /// <param name="found">What stands in the way.</param>
    /// <param name="cause">What the operating system said, or null.</param>
    public UnreadableSourceException(string path, string found, Exception? cause)
        : base(new Fault("read a source file", path, "a file that can be read and stays as it is", found, "mend its permissions, or let git ignore it, and try again"), cause)
        => Path = path;

    /// <summary>The absolute path of the file.</summary>
    public string Path { get; }
}
