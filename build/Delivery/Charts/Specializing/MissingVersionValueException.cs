using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>A key that is to hold the release's version is missing in a chart's values.</summary>
public sealed class MissingVersionValueException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file of values.</param>
    /// <param name="key">The key.</param>
    public MissingVersionValueException(string file, string key)
        : base(new Fault("fill in the chart", file, $"the top-level key {key}", "no such key", $"add {key} to the file, or take it out of what the chart declares"))
        => (File, Key) = (file, key);

    /// <summary>The file of values.</summary>
    public string File { get; }

    /// <summary>The key.</summary>
    public string Key { get; }
}
