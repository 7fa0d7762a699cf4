using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Scratch;

/// <summary>A file system became full while work wrote to it.</summary>
public sealed class FullDiskException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="work">The work, in the imperative.</param>
    /// <param name="folders">The absolute folders that it writes to.</param>
    /// <param name="cause">What the operating system said.</param>
    public FullDiskException(string work, IReadOnlyList<string> folders, Exception cause)
        : base(
            new Fault(
                work, string.Join("\n", folders), "space on their file systems",
                string.Join("\n", [.. Free(folders), cause.GetBaseException().Message.Split('\n')[0]]),
                "make room and run the same command again: it keeps what is done; what lies in output/staging and .nuke/temp/delivery is made again when it is needed"),
            cause)
    {
    }

    private static IEnumerable<string> Free(IEnumerable<string> folders) => folders.Select(FileSystems.Look).OfType<(string Mount, long Free)>().Distinct()
        .OrderBy(at => at.Free).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.Mount}: {at.Free / 1048576} MiB free"));
}
