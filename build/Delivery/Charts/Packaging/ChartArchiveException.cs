using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Bytes that should be a chart's archive are none, or are dangerous to unpack; nothing of them was used.</summary>
public sealed class ChartArchiveException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">Where the archive came from.</param>
    /// <param name="entry">The name of the entry at fault; null where it is the archive as a whole.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What was found instead.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public ChartArchiveException(string location, string? entry, string expected, string found, Exception? innerException = null)
        : base(
            new Fault(
                "unpack the chart", entry is null ? location : $"{entry} in {location}", expected, found,
                "nothing of it was used; see who made it, and take a chart that helm package made"),
            innerException)
        => (Location, Entry) = (location, entry);

    /// <summary>Where the archive came from.</summary>
    public string Location { get; }

    /// <summary>The name of the entry at fault; null where it is the archive as a whole.</summary>
    public string? Entry { get; }
}
