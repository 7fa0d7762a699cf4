using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>
/// What earlier audits read, by repository and digest, in a file of one JSON object a line: an interrupted audit goes on where it ended, and the next one reads only what
/// is new. Nothing in it grows stale, because verdicts are not kept and content does not change under its digest; which digest a tag names is asked each time.
/// </summary>
public sealed class AuditMemory : IDisposable
{
    // To be raised whenever what is read of an artifact changes.
    private const int Form = 1;

    /// <summary>The size in bytes above which the file is emptied, because it is not what audits wrote: 64 MiB.</summary>
    private const long MaxFile = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<(string Place, string Digest), ArtifactFacts> _facts = new();
    private readonly FileStream? _file;

    private AuditMemory(FileStream? file) => _file = file;

    /// <summary>Opens the file, or makes it; where it cannot be written, or another audit writes it now, this audit remembers nothing.</summary>
    /// <param name="path">The absolute file.</param>
    public static AuditMemory Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (!file.CanSeek)
            {
                // A pipe or a device: reading it may never end.
                file.Dispose();
                return new AuditMemory(null);
            }

            var memory = new AuditMemory(file);
            memory.Load();
            return memory;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new AuditMemory(null);
        }
    }

    /// <summary>Returns what is known of content, or null.</summary>
    /// <param name="place">The repository that serves it.</param>
    /// <param name="digest">The digest of its manifest or index.</param>
    public ArtifactFacts? Recall(string place, Digest digest) => _facts.GetValueOrDefault((place, digest.ToString()));

    /// <summary>Keeps what was read.</summary>
    /// <param name="place">The repository that served it.</param>
    /// <param name="digest">The digest of its manifest or index.</param>
    /// <param name="facts">What it tells.</param>
    public void Remember(string place, Digest digest, ArtifactFacts facts)
    {
        if (!_facts.TryAdd((place, digest.ToString()), facts) || _file is null)
        {
            return;
        }

        var line = JsonSerializer.SerializeToUtf8Bytes(new RememberedFacts(Form, place, digest.ToString(), facts), AuditMemoryJson.Default.RememberedFacts);
        lock (_facts)
        {
            try
            {
                _file.Write([.. line, (byte)'\n']);
                _file.Flush();
            }
            catch (IOException)
            {
                // A full disk must not end an audit; the next one reads again.
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    // A line that an interruption cut off is passed over, and closed so that the next one is whole.
    private void Load()
    {
        if (_file!.Length > MaxFile)
        {
            _file.SetLength(0);
        }

        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            if (Parse(line) is { Form: Form } remembered && IsWhole(remembered.Facts))
            {
                _facts[(remembered.Place, remembered.Digest)] = remembered.Facts;
            }
        }

        if (_file.Length > 0)
        {
            _file.Seek(-1, SeekOrigin.End);
            if (_file.ReadByte() != '\n')
            {
                _file.WriteByte((byte)'\n');
            }
        }
    }

    private static RememberedFacts? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AuditMemoryJson.Default.RememberedFacts);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A line may leave lists out, or hold nothing in them, whatever their declarations say.
    private static bool IsWhole(ArtifactFacts facts) => Enum.IsDefined(facts.Kind)
        && ((IEnumerable<object?>?[])[facts.Platforms, facts.Contradictions, facts.Unresolved, facts.Recorded, facts.References]).All(list => list is not null && list.All(item => item is not null));
}
