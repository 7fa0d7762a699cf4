using KubeStellar.Oci;

namespace KubeStellar.Delivery.Yaml;

/// <summary>A YAML file is malformed, or a value in it has another shape than its format asks for.</summary>
public sealed class InvalidYamlException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file, as the reader knows it.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column, counted from 1.</param>
    /// <param name="expected">The shape that the format asks for.</param>
    /// <param name="found">What is there.</param>
    /// <param name="innerException">What the parser said, or null.</param>
    public InvalidYamlException(string file, long line, long column, string expected, string found, Exception? innerException = null)
        : base(new Fault("read the YAML file", $"{file}:{line}:{column}", expected, found, "mend the file and run the same command again"), innerException)
        => (File, Line, Column) = (file, line, column);

    /// <summary>The file, as the reader knows it.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public long Line { get; }

    /// <summary>The column, counted from 1.</summary>
    public long Column { get; }
}
