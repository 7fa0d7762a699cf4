using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A ko configuration file does not exist or cannot be understood.</summary>
public sealed class KoConfigException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="line">The line, from 1; 0 when it is about the whole file.</param>
    /// <param name="column">The column, from 1; 0 when it is about the whole file.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public KoConfigException(string path, long line, long column, string expected, string found, Exception? innerException = null)
        : base(
            new Fault(
                "read ko's configuration",
                line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{path}:{line}:{column}") : path,
                expected,
                found,
                "correct the file; https://ko.build/configuration describes it"),
            innerException)
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The line, from 1; 0 when it is about the whole file.</summary>
    public long Line { get; }

    /// <summary>The column, from 1; 0 when it is about the whole file.</summary>
    public long Column { get; }
}
