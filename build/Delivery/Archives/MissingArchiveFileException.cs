using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>An archive is to hold a file that the tagged commit lacks.</summary>
public sealed class MissingArchiveFileException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file's path below the repository's root.</param>
    public MissingArchiveFileException(string path)
        : base(new Fault("make the release's archives", path, "a file or folder of the tagged commit", "no such file", "mend files under archives in .goreleaser.yaml, or commit the file, and tag that commit"))
        => Path = path;

    /// <summary>The file's path below the repository's root.</summary>
    public string Path { get; }
}
