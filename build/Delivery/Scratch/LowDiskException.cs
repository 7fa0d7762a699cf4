using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Scratch;

/// <summary>A file system has less space than work would take; nothing was written.</summary>
public sealed class LowDiskException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="mount">Where the file system is mounted.</param>
    /// <param name="needed">The bytes that are needed.</param>
    /// <param name="free">The bytes that are free.</param>
    /// <param name="folders">The folders on it that are written to.</param>
    public LowDiskException(string mount, long needed, long free, IReadOnlyList<string> folders)
        : base(new Fault(
            "begin to write", mount, $"{Text(needed)} free, for {string.Join(", ", folders)}", $"{Text(free)} free",
            "make room: what lies in these folders is made again when it is needed; or set TMPDIR to a folder on a larger disk"))
        => (Mount, Needed, Free) = (mount, needed, free);

    /// <summary>Where the file system is mounted.</summary>
    public string Mount { get; }

    /// <summary>The bytes that are needed.</summary>
    public long Needed { get; }

    /// <summary>The bytes that are free.</summary>
    public long Free { get; }

    private static string Text(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576} MiB");
}
