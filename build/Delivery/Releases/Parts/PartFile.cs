using System.Text.Json;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Published;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>The file <c>part.json</c>.</summary>
/// <param name="folder">The absolute folder of the part.</param>
internal sealed class PartFile(string folder)
{
    /// <summary>The size in bytes above which the file is refused: 4 MiB.</summary>
    private const int MaxSize = 4 * 1024 * 1024;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    private string FilePath => Path.Combine(folder, "part.json");

    /// <summary>Makes sure that the folder holds no part of the same release for other platforms, which a new one would replace.</summary>
    /// <param name="version">The version of the release.</param>
    /// <param name="platforms">The platforms of the new part.</param>
    /// <exception cref="OccupiedPartException">It holds one.</exception>
    public void EnsureFreeFor(string version, IReadOnlyList<Platform> platforms)
    {
        if (TryRead() is { } there && there.Version == version && there.Images.SelectMany(image => image.Platforms).ToHashSet() is var held && !held.SetEquals(platforms))
        {
            throw new OccupiedPartException(folder, version, [.. held], [.. platforms.Distinct()]);
        }
    }

    /// <summary>Makes the folder one whose part is not complete.</summary>
    /// <exception cref="UnwritableFolderException">The folder cannot be written.</exception>
    public void Remove() => Change(() => File.Delete(FilePath));

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="UnwritableFolderException">The folder cannot be written.</exception>
    public void Write(PartRecord record) => Change(() =>
    {
        using var content = new MemoryStream();
        Write(record, content);
        content.Write("\n"u8);
        AtomicFile.Write(FilePath, content.GetBuffer().AsSpan(0, (int)content.Length), durable: true);
    });

    /// <summary>Reads the file.</summary>
    /// <exception cref="UnreadablePartException">There is none, or it is of another form.</exception>
    public PartRecord Read()
    {
        try
        {
            using var json = JsonFacts.Parse(SmallFile.Read(FilePath, MaxSize));
            var root = json.RootElement;
            return new PartRecord(root.RequiredText("program"), root.RequiredText("version"), [.. root.Objects("images").Select(ReadImage)]);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadablePartException(folder, "no part.json", error);
        }
        catch (Exception error) when (error is JsonException or FormatException or FaultException or IOException or UnauthorizedAccessException)
        {
            throw new UnreadablePartException(folder, error is FaultException { Fault: var fault } ? $"{fault.Subject}, not {fault.Expected}" : error.Message, error);
        }
    }

    private PartRecord? TryRead()
    {
        try
        {
            return Read();
        }
        catch (UnreadablePartException)
        {
            return null;
        }
    }

    private static PartImage ReadImage(JsonElement image) => new()
    {
        Repository = RepositoryName.Parse(image.RequiredText("repository")),
        Commit = CommitId.Parse(image.RequiredText("commit")),
        GoVersion = image.RequiredText("go"),
        Base = image.Text("base") is { } digest ? Digest.Parse(digest) : null,
        Platforms = [.. image.Texts("platforms").Select(platform => Platform.Parse(platform))],
        Digest = Digest.Parse(image.RequiredText("digest")),
    };

    private static void Write(PartRecord record, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("program", record.Program);
        json.WriteString("version", record.Version);
        json.WriteStartArray("images");
        foreach (var image in record.Images)
        {
            json.WriteStartObject();
            json.WriteString("repository", image.Repository.ToString());
            json.WriteString("commit", image.Commit.Hex);
            json.WriteString("go", image.GoVersion);
            json.WriteString("base", image.Base?.ToString());
            json.WriteStartArray("platforms");
            foreach (var platform in image.Platforms)
            {
                json.WriteStringValue(platform.ToString());
            }

            json.WriteEndArray();
            json.WriteString("digest", image.Digest.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Change(Action change)
    {
        try
        {
            Directory.CreateDirectory(folder);
            change();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(folder, error);
        }
    }
}
