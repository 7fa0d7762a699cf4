using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Yaml;

/// <summary>A text file is not UTF-8.</summary>
public sealed class InvalidTextException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file, as the reader knows it.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column in characters, counted from 1.</param>
    /// <param name="value">The first byte that does not belong there.</param>
    public InvalidTextException(string file, int line, int column, byte value)
        : base(new Fault(
            "read the text file", $"{file}:{line}:{column}", "UTF-8", string.Create(CultureInfo.InvariantCulture, $"the byte 0x{value:x2}"), "save the file as UTF-8 and run the same command again"))
        => (File, Line, Column) = (file, line, column);

    /// <summary>The file, as the reader knows it.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The column in characters, counted from 1.</summary>
    public int Column { get; }
}
