using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>A <c>go.mod</c> file does not exist or cannot be understood.</summary>
public sealed class GoModFileException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="line">The number of the line, from 1; 0 when it is about the whole file.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public GoModFileException(string path, int line, string expected, string found, Exception? innerException = null)
        : base(
            new Fault(
                "read the Go module file",
                line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{path}:{line}") : path,
                expected,
                found,
                "mend the file; https://go.dev/ref/mod#go-mod-file describes it"),
            innerException)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The number of the line, from 1; 0 when it is about the whole file.</summary>
    public int Line { get; }
}
