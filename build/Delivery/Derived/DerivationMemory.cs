using System.Text.Json;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>
/// What earlier derivations made, in small files by the digest of their inputs, in a folder that processes may share. An entry appears whole or not at all;
/// a damaged one counts as none, and where the folder cannot be written, nothing is remembered. The newest 500 are kept.
/// </summary>
/// <param name="folder">The absolute folder; it is made when it is first written to.</param>
public sealed class DerivationMemory(string folder)
{
    /// <summary>The greatest number of entries that are kept: 500.</summary>
    private const int MaxEntries = 500;

    /// <summary>The size in bytes above which an entry counts as none: 16 MiB.</summary>
    private const int MaxEntry = 16 * 1024 * 1024;

    /// <summary>Returns what a run made; null where it is not known.</summary>
    /// <param name="key">The digest of its inputs.</param>
    internal RememberedFiles? Recall(string key)
    {
        try
        {
            var path = PathOf(key);
            return File.Exists(path) && JsonSerializer.Deserialize(SmallFile.Read(path, MaxEntry), RememberedFilesJson.Default.RememberedFiles) is { } remembered && remembered.Key == key
                && remembered.StandIns.All(standIn => standIn is not null)
                ? remembered
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or ContentTooLargeException)
        {
            return null;
        }
    }

    /// <summary>Keeps what a run made.</summary>
    /// <param name="made">What it made.</param>
    internal void Remember(RememberedFiles made)
    {
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(made.Key), JsonSerializer.SerializeToUtf8Bytes(made, RememberedFilesJson.Default.RememberedFiles));
            Prune();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run derives again.
        }
    }

    // Leftovers of killed processes age like the rest.
    private void Prune()
    {
        var files = new DirectoryInfo(folder).GetFiles();
        if (files.Length <= MaxEntries)
        {
            return;
        }

        foreach (var file in files.OrderByDescending(file => file.LastWriteTimeUtc).Skip(MaxEntries))
        {
            file.Delete();
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key);
}
