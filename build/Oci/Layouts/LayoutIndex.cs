using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeStellar.Oci;

/// <summary>The index.json of a layout; what other programs wrote into it stays, whatever it is.</summary>
internal sealed class LayoutIndex
{
    /// <summary>The size in bytes above which index.json is refused: 32 MiB.</summary>
    public const int MaxSize = 32 * 1024 * 1024;

    public const string TagAnnotation = "org.opencontainers.image.ref.name";

    private const string Expected = "an image index in index.json";
    private const string Empty = $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[]}""";

    private readonly JsonObject _json;
    private readonly List<Entry> _entries;

    private LayoutIndex(JsonObject json, IEnumerable<Entry> entries)
    {
        _json = json;
        _entries = [.. entries];
    }

    /// <summary>The names that are tags; other programs keep names of other forms there.</summary>
    public IEnumerable<string> Tags => _entries.Select(entry => entry.Tag).Where(Reference.IsTag).OfType<string>().Distinct(StringComparer.Ordinal);

    public IEnumerable<Descriptor> Manifests => _entries.Select(entry => entry.Descriptor);

    /// <summary>Reads the file, or returns an empty index where there is none.</summary>
    public static LayoutIndex Load(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var bytes = LayoutMarker.Read(folder, Path.GetFileName(file), MaxSize, Expected) ?? System.Text.Encoding.UTF8.GetBytes(Empty);
        try
        {
            var descriptors = ImageIndex.Parse(bytes).Manifests;
            var json = JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
            var nodes = json["manifests"]?.AsArray().Select(node => node!.AsObject()) ?? [];
            return new LayoutIndex(json, descriptors.Zip(nodes, (descriptor, node) => new Entry(descriptor, node)));
        }
        catch (Exception error) when (error is MalformedContentException or JsonException)
        {
            var found = (error as MalformedContentException)?.Fault.Found ?? error.Message;
            throw new DamagedLayoutException(folder, Expected, found, error);
        }
    }

    public Descriptor? Find(string tag) => _entries.Find(entry => entry.Tag == tag)?.Descriptor;

    public Descriptor? Find(Digest digest) => _entries.Find(entry => entry.Descriptor.Digest == digest)?.Descriptor;

    /// <summary>Lists a manifest without a name, unless it is listed; says whether anything changed.</summary>
    public bool Add(Descriptor descriptor)
    {
        if (Find(descriptor.Digest) is not null)
        {
            return false;
        }

        _entries.Add(ToEntry(descriptor, null));
        return true;
    }

    /// <summary>Drops nameless entries of manifests that another one now holds; says whether anything changed.</summary>
    public bool RemoveNameless(IReadOnlyList<Descriptor> held) =>
        _entries.RemoveAll(entry => entry.Tag is null && held.Any(child => child.Digest == entry.Descriptor.Digest)) > 0;

    /// <summary>Moves the tag to the manifest; one that loses its last name stays listed without. Says whether anything changed.</summary>
    public bool Tag(Descriptor descriptor, string tag)
    {
        if (Find(tag)?.Digest == descriptor.Digest)
        {
            return false;
        }

        var losers = _entries.FindAll(entry => entry.Tag == tag);
        _entries.RemoveAll(entry => entry.Tag == tag || (entry.Tag is null && entry.Descriptor.Digest == descriptor.Digest));
        foreach (var loser in losers)
        {
            Add(loser.Descriptor);
        }

        _entries.Add(ToEntry(descriptor, tag));
        return true;
    }

    /// <summary>Returns the file's content, in an order that depends on the entries alone, so that equal layouts have equal bytes however they came about.</summary>
    public byte[] ToBytes()
    {
        // A node has one parent, so the entries leave the old array before they enter the new one.
        (_json["manifests"] as JsonArray)?.Clear();
        _json["manifests"] = new JsonArray([.. Sorted().Select(entry => entry.Json)]);
        return System.Text.Encoding.UTF8.GetBytes(_json.ToJsonString());
    }

    private IEnumerable<Entry> Sorted() =>
        _entries.OrderBy(entry => entry.Tag ?? "", StringComparer.Ordinal).ThenBy(entry => entry.Descriptor.Digest.ToString(), StringComparer.Ordinal);

    private static Entry ToEntry(Descriptor descriptor, string? tag)
    {
        var annotations = descriptor.Annotations.Where(pair => pair.Key != TagAnnotation).ToDictionary(StringComparer.Ordinal);
        if (tag is not null)
        {
            annotations[TagAnnotation] = tag;
        }

        var json = new GoJsonWriter();
        var entry = descriptor with { Annotations = annotations };
        DescriptorJson.Write(json, entry);
        return new Entry(entry, JsonNode.Parse(json.ToArray())!.AsObject());
    }

    private sealed class Entry(Descriptor descriptor, JsonObject json)
    {
        public Descriptor Descriptor { get; } = descriptor;

        public JsonObject Json { get; } = json;

        public string? Tag { get; } = descriptor.Annotations.GetValueOrDefault(TagAnnotation);
    }
}
