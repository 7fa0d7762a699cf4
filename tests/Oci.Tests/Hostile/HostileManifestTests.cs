using System.Text;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>Bytes that a registry may serve as an image manifest, under their own digest.</summary>
public sealed class HostileManifestTests
{
    private const string Digest64 = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Config = $$"""{"mediaType":"application/vnd.oci.image.config.v1+json","size":2,"digest":"{{Digest64}}"}""";
    private const string Whole = $$"""{"schemaVersion":2,"config":{{Config}},"layers":[]""";

    private static readonly Type Malformed = typeof(MalformedContentException);

    private static readonly BadInputs<byte[]> Manifests = new()
    {
        { "a literal", Bytes("null"), Malformed, "not an object" },
        { "a number", Bytes("1"), Malformed, "not an object" },
        { "a text", Bytes("\"{}\""), Malformed, "not an object" },
        { "a list", Bytes("[{}]"), Malformed, "not an object" },
        { "blanks alone", Bytes("  \n "), Malformed, "read JSON" },
        { "a byte order mark", [0xef, 0xbb, 0xbf, .. Bytes(Whole + "}")], Malformed, "at line 1, byte 1" },
        { "UTF-16", Encoding.Unicode.GetBytes(Whole + "}"), Malformed, "read JSON" },
        { "the first half", Bytes(Whole), Malformed, "read JSON" },
        { "a comma too many", Bytes(Whole + ",}"), Malformed, "read JSON" },
        { "a comment", Bytes(Whole + "/* x */}"), Malformed, "read JSON" },
        { "something behind", Bytes(Whole + "}x"), Malformed, "read JSON" },
        { "two documents", Bytes(Whole + "}" + Whole + "}"), Malformed, "read JSON" },
        { "names without quotes", Bytes("{schemaVersion:2}"), Malformed, "read JSON" },
        { "NUL bytes", new byte[100], Malformed, "at line 1, byte 1" },
        { "an escape sequence", Bytes("\u001b[2J" + Whole + "}"), Malformed, "at line 1, byte 1" },
        { "a hundred thousand lists in each other", Bytes(Whole + ",\"x\":" + new string('[', 100_000)), Malformed, "at line 1, byte" },
        { "a hundred objects in each other", Bytes(Whole + ",\"x\":" + string.Concat(Enumerable.Repeat("{\"x\":", 100)) + "1" + new string('}', 101)), Malformed, "at line 1, byte" },
        { "layers twice", Bytes(Whole + ",\"layers\":[]}"), Malformed, "Duplicate" },
        { "its type twice", Bytes(Whole + ",\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"mediaType\":\"application/vnd.oci.image.index.v1+json\"}"), Malformed, "Duplicate" },
        { "a digest twice", Bytes($$"""{"config":{"digest":"{{Digest64}}","size":2,"digest":"{{Digest64}}"},"layers":[]}"""), Malformed, "Duplicate" },
        { "a name twice, once escaped", Bytes(Whole + ",\"l\\u0061yers\":[]}"), Malformed, "Duplicate" },
        { "an annotation twice", Bytes(Whole + ",\"annotations\":{\"a\":\"1\",\"a\":\"2\"}}"), Malformed, "Duplicate" },
        { "layers in other case besides", Bytes(Whole + ",\"Layers\":[]}"), Malformed, "'Layers' is 'layers' in other case" },
        { "config in other case alone", Bytes($$"""{"schemaVersion":2,"Config":{{Config}},"layers":[]}"""), Malformed, "in other case" },
        { "a digest in other case", Bytes($$"""{"config":{"DIGEST":"{{Digest64}}","size":2},"layers":[]}"""), Malformed, "in other case" },
        { "an annotation that is no UTF-8", [.. Bytes(Whole + ",\"annotations\":{\"a\":\""), 0xc3, 0x28, .. Bytes("\"}}")], Malformed, "not Unicode" },
        { "an annotation's name that is no UTF-8", [.. Bytes(Whole + ",\"annotations\":{\""), 0xff, .. Bytes("\":\"\"}}")], Malformed, "Unicode" },
        { "half of a surrogate pair", Bytes(Whole + ",\"annotations\":{\"a\":\"\\ud800\"}}"), Malformed, "not Unicode" },
        { "half of a surrogate pair in a name", Bytes(Whole + ",\"\\udc00\":1}"), Malformed, "Unicode" },
        { "half of a surrogate pair in its type", Bytes(Whole + ",\"mediaType\":\"\\ud800\"}"), Malformed, "not Unicode" },
        { "version 1", Bytes($$"""{"schemaVersion":1,"config":{{Config}},"layers":[]}"""), Malformed, "'schemaVersion' is 1" },
        { "a version in quotes", Bytes($$"""{"schemaVersion":"2","config":{{Config}},"layers":[]}"""), Malformed, "'schemaVersion' is not of kind Number" },
        { "a version and a half", Bytes($$"""{"schemaVersion":2.5,"config":{{Config}},"layers":[]}"""), Malformed, "not a whole number" },
        { "a version beyond all numbers", Bytes($$"""{"schemaVersion":2e999999,"config":{{Config}},"layers":[]}"""), Malformed, "not a whole number" },
        { "an index inside", Bytes(Whole + ",\"mediaType\":\"application/vnd.oci.image.index.v1+json\"}"), Malformed, "application/vnd.oci.image.index.v1+json" },
        { "a type that is a number", Bytes(Whole + ",\"mediaType\":2}"), Malformed, "'mediaType'" },
        { "manifests besides", Bytes(Whole + ",\"manifests\":[]}"), Malformed, "both a manifest and an index" },
        { "a configuration that is null", Bytes("""{"config":null,"layers":[]}"""), Malformed, "'config' is missing" },
        { "a configuration that is a list", Bytes("""{"config":[],"layers":[]}"""), Malformed, "'config' is not of kind Object" },
        { "a configuration that is a text", Bytes("""{"config":"x","layers":[]}"""), Malformed, "'config' is not of kind Object" },
        { "a configuration without a digest", Bytes("""{"config":{"size":2},"layers":[]}"""), Malformed, "'digest' is missing" },
        { "a configuration without a size", Bytes($$"""{"config":{"digest":"{{Digest64}}"},"layers":[]}"""), Malformed, "'size' is missing" },
        { "layers that are an object", Bytes($$"""{"config":{{Config}},"layers":{} }"""), Malformed, "'layers' is not of kind Array" },
        { "a layer that is null", Layers("null"), Malformed, "not of kind Object" },
        { "a layer that is a text", Layers($"\"{Digest64}\""), Malformed, "not of kind Object" },
        { "a layer that is a list", Layers("[]"), Malformed, "not of kind Object" },
        { "a size below zero", Sized("-1"), Malformed, "'size' is -1" },
        { "a size in quotes", Sized("\"2\""), Malformed, "'size' is not of kind Number" },
        { "half a byte", Sized("0.5"), Malformed, "not a whole number" },
        { "a size of a tebibyte and one byte", Sized("1099511627777"), Malformed, "'size' is 1099511627777" },
        { "the greatest size there is", Sized("9223372036854775807"), Malformed, "'size' is 9223372036854775807" },
        { "a size that wraps around", Sized("18446744073709551618"), Malformed, "not a whole number" },
        { "a size of ten thousand digits", Sized(new string('9', 10_000)), Malformed, "not a whole number" },
        { "an empty digest", Digested(""), Malformed, "''" },
        { "a digest of MD5", Digested("md5:d41d8cd98f00b204e9800998ecf8427e"), Malformed, "md5" },
        { "a digest in upper case", Digested(Digest64.ToUpperInvariant()), Malformed, "SHA256" },
        { "a digest with a digit too many", Digested(Digest64 + "0"), Malformed, Digest64 },
        { "a digest with a line end", Digested(Digest64 + "\\n"), Malformed, "sha256" },
        { "a digest that leaves its folder", Digested("sha256:../../../../../../../../../../../../../../../../etc/passwd"), Malformed, "etc/passwd" },
        { "a digest of terminal escapes", Digested("sha256:\\u001b[2J\\u202e\\u0007"), Malformed, "\uFFFD" },
        { "a digest of three mebibytes", Digested(new string('a', 3 * 1024 * 1024)), Malformed, "characters)" },
        { "a digest that is a number", Layers("""{"digest":1,"size":2}"""), Malformed, "'digest' is not of kind String" },
        { "addresses that are a text", Layers($$"""{"digest":"{{Digest64}}","size":2,"urls":"https://x"}"""), Malformed, "'urls' is not of kind Array" },
        { "an address that is a number", Layers($$"""{"digest":"{{Digest64}}","size":2,"urls":[1]}"""), Malformed, "'urls'" },
        { "annotations that are a list", Bytes(Whole + ",\"annotations\":[]}"), Malformed, "'annotations' is not of kind Object" },
        { "an annotation that is a number", Bytes(Whole + ",\"annotations\":{\"a\":1}}"), Malformed, "not a string" },
        { "a subject that is a text", Bytes(Whole + $",\"subject\":\"{Digest64}\"}}"), Malformed, "'subject' is not of kind Object" },
        { "a subject without a digest", Bytes(Whole + ",\"subject\":{\"size\":1}}"), Malformed, "'digest' is missing" },
        { "an artifact type that is an object", Bytes(Whole + ",\"artifactType\":{}}"), Malformed, "'artifactType'" },
    };

    public static TheoryData<string> Names => Manifests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_copy_of_a_manifest_is_refused_that_is(string name) => Manifests.RequireRefusedAsync(name, async bytes =>
    {
        await using var registry = new HostileRegistry(HostileRegistry.Of((MediaTypes.OciManifest, bytes)));
        await registry.CopyAsync();
    });

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static byte[] Layers(string layers) => Bytes($$"""{"config":{{Config}},"layers":[{{layers}}]}""");

    private static byte[] Sized(string size) => Layers($$"""{"digest":"{{Digest64}}","size":{{size}} }""");

    private static byte[] Digested(string digest) => Layers($$"""{"digest":"{{digest}}","size":2}""");
}
