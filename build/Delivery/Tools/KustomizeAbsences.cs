using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Remembers for a day why a version of kustomize could not be had while another one could stand in, so that not every run waits for package lists and networks.</summary>
/// <param name="cacheFolder">The absolute folder of the tool cache.</param>
/// <param name="time">The clock that tells how long ago that was.</param>
internal sealed class KustomizeAbsences(string cacheFolder, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly string _folder = Path.Combine(cacheFolder, ".kustomize");

    /// <summary>Returns the reasons, or null where the version is to be looked for again.</summary>
    /// <param name="pin">The version.</param>
    public IReadOnlyList<string>? Find(string pin)
    {
        var file = Path.Combine(_folder, pin);
        // A clock that was ahead when the reasons were noted must not make them last until it is that late.
        return File.Exists(file) && time.GetUtcNow() - File.GetLastWriteTimeUtc(file) is { Ticks: >= 0 } age && age < Lifetime ? File.ReadAllLines(file) : null;
    }

    /// <summary>Remembers the reasons; whole or not at all.</summary>
    /// <param name="pin">The version.</param>
    /// <param name="reasons">The reasons, one a line.</param>
    public void Remember(string pin, IEnumerable<string> reasons)
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, pin);
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(string.Join('\n', reasons)));
        File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);
    }
}
