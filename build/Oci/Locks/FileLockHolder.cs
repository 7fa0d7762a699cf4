using System.Globalization;
using System.Text;

namespace KubeStellar.Oci;

/// <summary>Who holds a lock, as it is written into a file beside it: nobody else can read the lock's own file.</summary>
/// <param name="ProcessId">The number of the process.</param>
/// <param name="Work">What it does, one line.</param>
/// <param name="Since">When it began.</param>
public sealed record FileLockHolder(int ProcessId, string Work, DateTimeOffset Since)
{
    private const int MaxLength = 4096;

    /// <summary>What it does, by which process, since when.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Work} (process {ProcessId}, since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC)");

    /// <summary>Returns the file for the holder of a lock.</summary>
    /// <param name="lockFile">The absolute file of the lock.</param>
    internal static string FileOf(string lockFile) => lockFile + ".holder";

    /// <summary>Reads who holds a lock, or null where nobody said so.</summary>
    /// <param name="file">The absolute file.</param>
    internal static FileLockHolder? Read(string file)
    {
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > MaxLength)
            {
                return null;
            }

            return File.ReadAllLines(file) is [var process, var since, var work]
                && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && DateTimeOffset.TryParseExact(since, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                    ? new FileLockHolder(id, work, time)
                    : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes it down; where that fails, those who wait are told less.</summary>
    /// <param name="file">The absolute file.</param>
    internal void Remember(string file)
    {
        try
        {
            AtomicFile.Write(file, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ProcessId}\n{Since:O}\n{Work}\n")));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The lock itself is held.
        }
    }

    /// <summary>Removes what was written down.</summary>
    /// <param name="file">The absolute file.</param>
    internal static void Forget(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next holder writes over it.
        }
    }
}
