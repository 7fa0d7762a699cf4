using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>A file or folder of a chart cannot go into the archive.</summary>
public sealed class ChartFileException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What was found instead.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public ChartFileException(string path, string expected, string found, Exception? innerException = null)
        : base(new Fault("read the chart", path, expected, found, "mend or remove the file, or list it in .helmignore"), innerException)
        => Path = path;

    /// <summary>The path of the file.</summary>
    public string Path { get; }
}
