using System.Text.Json;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Oci.Tests.Fuzzing;

/// <summary>Content that registries and layouts hold. What is written of the facts that were read gives these facts again; and nothing is read that is no JSON.</summary>
internal static class ContentTargets
{
    private const string Digest1 = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private const string Layer = $$$"""{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","size":5,"digest":"{{{Digest1}}}"}""";

    private const string Manifest = $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/x","config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":2,"digest":"{{{Digest1}}}"},"layers":[{{{Layer}}},{{{Layer}}}],"annotations":{"a":"1","b":"<é𝔘>"},"subject":{{{Layer}}}}""";

    private const string Index = $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":2,"digest":"{{{Digest1}}}","platform":{"architecture":"arm","os":"linux","variant":"v7","os.version":"1"},"annotations":{"k":"v"},"urls":["https://example.com"]}],"annotations":{}}""";

    private const string Config = $$$"""{"architecture":"arm64","author":"me","created":"2026-01-02T03:04:05.5Z","history":[{"created":"2026-01-02T03:04:05Z","created_by":"x","empty_layer":true}],"os":"linux","rootfs":{"type":"layers","diff_ids":["{{{Digest1}}}"]},"config":{"Cmd":["a"],"Entrypoint":["/ko-app/x"],"Env":["A=b"],"Labels":{"l":"v"},"User":"65532","Volumes":{"/v":{}},"ExposedPorts":{"80/tcp":{}},"Healthcheck":{"Test":["CMD"],"Interval":1000}},"os.features":["f"]}""";

    private static readonly string[] Pieces = ["\"mediaType\":", "\"digest\":", "\"size\":", "\"platform\":", "\"annotations\":", "\"layers\":", "\"manifests\":", "\"config\":", "\"subject\":", "\"urls\":[", "\"created\":", "\"rootfs\":", $"\"{Digest1}\"", Layer, "{}", "[]", "null", "true", "1e400", "-0", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "{\"a\":", ",", ":", "9223372036854775808"];

    private static readonly Grammar Json = new(
        ("document", ["{<fields>}"]),
        ("fields", ["<field>", "<field>,<fields>"]),
        ("field", ["\"schemaVersion\":2", "\"mediaType\":<text>", "\"config\":<descriptor>", "\"layers\":[<descriptors>]", "\"manifests\":[<descriptors>]", "\"annotations\":<map>", "\"subject\":<descriptor>", "\"rootfs\":{\"type\":<text>,\"diff_ids\":[<digest>]}", "\"created\":<text>", "\"history\":[{<fields>}]", "\"config\":{<fields>}", "\"Labels\":<map>", "\"Env\":[<text>]", "<text>:<value>"]),
        ("descriptors", ["<descriptor>", "<descriptor>,<descriptors>", ""]),
        ("descriptor", ["{\"mediaType\":<text>,\"size\":<number>,\"digest\":<digest>}", "{\"digest\":<digest>,\"size\":<number>,\"platform\":{\"os\":<text>,\"architecture\":<text>}}", "<value>"]),
        ("digest", [$"\"{Digest1}\"", "<value>"]),
        ("map", ["{}", "{<text>:<text>}", "{<text>:<text>,<text>:<value>}"]),
        ("value", ["<text>", "<number>", "null", "true", "[<value>]", "{<text>:<value>}", "{}"]),
        ("text", ["\"\"", "\"a\"", "\"application/vnd.oci.image.manifest.v1+json\"", "\"application/vnd.oci.image.index.v1+json\"", "\"2026-01-02T03:04:05Z\"", "\"\\ud834\\udd18\"", "\"\\ud800\"", "\"é\""]),
        ("number", ["0", "5", "2", "-1", "1.5", "1e3", "9223372036854775807", "9223372036854775808"]));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfBytes("manifest", CheckManifest).With(Json, Pieces, Manifest),
        FuzzTarget.OfBytes("index", CheckIndex).With(Json, Pieces, Index),
        FuzzTarget.OfBytes("image-config", CheckConfig).With(Json, Pieces, Config),
    ];

    private static void CheckManifest(byte[] bytes)
    {
        var manifest = ImageManifest.Parse(bytes);
        RequireJson(bytes);
        Assert.Equal(Descriptor.Of(manifest.MediaType, bytes), manifest.Descriptor);
        Assert.All(manifest.Children, child => Assert.True(child.Size >= 0));
        var written = Write(manifest);
        Assert.Equal(written.Bytes.ToArray(), Write(written).Bytes.ToArray());
        Assert.Equal(manifest.Layers, written.Layers);
        Assert.Equal(manifest.Annotations, written.Annotations);
    }

    private static ImageManifest Write(ImageManifest manifest) =>
        ImageManifest.Create(manifest.Config, manifest.Layers, manifest.Annotations, manifest.MediaType, manifest.ArtifactType, manifest.Subject);

    private static void CheckIndex(byte[] bytes)
    {
        var index = ImageIndex.Parse(bytes);
        RequireJson(bytes);
        var written = ImageIndex.Create(index.Manifests, index.Annotations, index.MediaType);
        Assert.Equal(index.Manifests, written.Manifests);
        Assert.Equal(index.Manifests.Select(manifest => manifest.Platform), written.Manifests.Select(manifest => manifest.Platform));
        Assert.Equal(index.Annotations, written.Annotations);
        Assert.Equal(written.Bytes.ToArray(), ImageIndex.Create(written.Manifests, written.Annotations, written.MediaType).Bytes.ToArray());
    }

    private static void CheckConfig(byte[] bytes)
    {
        var config = ImageConfig.Parse(bytes);
        RequireJson(bytes);
        var written = config.ToBytes();
        Assert.Equal(written, ImageConfig.Parse(written).ToBytes());
        Assert.Equal(config.DiffIds, ImageConfig.Parse(written).DiffIds);
        Assert.Equal(config.Created, ImageConfig.Parse(written).Created);
    }

    // The reader of the base library, told to be strict, is the oracle.
    private static void RequireJson(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
        }
    }
}
