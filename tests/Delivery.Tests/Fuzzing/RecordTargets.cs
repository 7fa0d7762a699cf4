using System.Text;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Releases.Parts;
using KubeStellar.Delivery.Signing;
using KubeStellar.Testing;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>What was recorded beside artifacts: provenance, parts of releases, journals, claims, keys.</summary>
internal static class RecordTargets
{
    private const string Hex = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private const string Commit = "08eba0b27e820071cde6df949e0beb9ba4906955";

    private const string Own = $$$$$"""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"ghcr.io/a/b","digest":{"sha256":"{{{{{Hex}}}}}"}}],"predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{"buildType":"https://kubestellar.io/delivery/release/v1","externalParameters":{"source":"https://github.com/a/b","ref":"refs/tags/v1.2.3","version":"1.2.3","kind":"image","origin":"cmd/x","platforms":["linux/amd64"]},"resolvedDependencies":[{"uri":"git+https://github.com/a/b@refs/tags/v1.2.3","digest":{"gitCommit":"{{{{{Commit}}}}}"}},{"uri":"pkg:generic/go@1.24"}]},"runDetails":{"builder":{"id":"https://x"}}}}""";

    private const string Old = $$$$$"""{"_type":"https://in-toto.io/Statement/v0.1","subject":[{"digest":{"sha256":"{{{{{Hex}}}}}"}}],"predicateType":"https://slsa.dev/provenance/v0.2","predicate":{"buildType":"x","builder":{"id":"y"},"invocation":{"configSource":{"uri":"git+https://github.com/a/b@refs/heads/main","digest":{"sha1":"{{{{{Commit}}}}}"}}},"materials":[{"uri":"git+https://github.com/a/b","digest":{"sha1":"{{{{{Commit}}}}}"}}]}}""";

    private const string Part = $$$"""{"program":"1.0","version":"1.2.3","images":[{"repository":"ghcr.io/a/b","commit":"{{{Commit}}}","go":"go1.24.5","base":"sha256:{{{Hex}}}","platforms":["linux/amd64"],"digest":"sha256:{{{Hex}}}"}]}""";

    private const string Entry = $$$"""{"time":"2026-01-02T03:04:05.000Z","run":"r","event":"tagged","version":"1.2.3","reference":"ghcr.io/a/b:1.2.3","digest":"sha256:{{{Hex}}}","commit":"{{{Commit}}}","note":"n"}""";

    private static readonly string[] Pieces = ["\"_type\":", "\"subject\":", "\"digest\":", "\"predicate\":", "\"predicateType\":", "\"payload\":", "\"payloadType\":", "\"dsseEnvelope\":", "\"materials\":", "\"uri\":", "git+https://", "@refs/", "\"platforms\":[", "\"images\":[", "\"event\":", "\"version\":", "{}", "[]", "null", "\"\\ud800\"", "\"a\"", ",", "9e999", $"\"{Hex}\"", $"\"{Commit}\""];

    private static readonly Grammar Json = new(
        ("document", ["{<fields>}"]),
        ("fields", ["<field>", "<field>,<fields>"]),
        ("field", ["\"_type\":\"https://in-toto.io/Statement/v1\"", "\"predicateType\":\"https://slsa.dev/provenance/v1\"", "\"predicate\":{<fields>}", "\"subject\":[{<fields>}]", "\"digest\":{\"sha256\":<text>}", "\"buildDefinition\":{<fields>}", "\"externalParameters\":{<fields>}", "\"resolvedDependencies\":[{<fields>}]", "\"uri\":<text>", "\"payload\":<text>", "\"payloadType\":\"application/vnd.in-toto+json\"", "\"version\":<text>", "\"program\":<text>", "\"event\":<text>", "<text>:<value>"]),
        ("value", ["<text>", "1", "-1.5e3", "null", "true", "[<value>,<value>]", "{<fields>}", "{}"]),
        ("text", ["\"\"", "\"a\"", $"\"{Hex}\"", "\"git+https://github.com/a/b@refs/tags/v1\"", "\"https://x\"", "\"e30=\"", "\"\\ud834\\udd18\"", "\"\\udd18\"", "\"tagged\"", "\"pushed\"", "\"1\""]));

    private static readonly string Envelope = $$$"""{"payloadType":"application/vnd.in-toto+json","payload":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Own))}}}","signatures":[]}""";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfBytes("provenance", bytes => Assert.NotNull(ProvenanceRecord.Parse(bytes, "x").Subjects)).With(Json, Pieces, Own, Old, Envelope),
        FuzzTarget.OfBytes("chart-record", bytes => Assert.NotEmpty(RecordedChart.Parse(bytes).Name)).With(Json, [.. Pieces, "\"name\":"], """{"name":"a","version":"1","appVersion":"2"}"""),
        FuzzTarget.OfBytes("part", CheckPart).With(Json, Pieces, Part),
        FuzzTarget.OfText("journal-line", CheckJournal).With(Json, Pieces, Entry, "{}", "x"),
        FuzzTarget.OfText("claim-tag", text => _ = ClaimTag.TryParse(text, out var claim) && claim.ToString().Length > 0).With(null, ["-", "_", ".", "claim", "0", Hex], "1.2.3", ClaimTag.Of("1.2.3", "content", "run").ToString()),
        FuzzTarget.OfText("public-key", text => Assert.NotNull(VerificationKey.Parse(text, "cosign.pub"))).With(null, ["-----BEGIN PUBLIC KEY-----\n", "-----END PUBLIC KEY-----\n", "-----BEGIN ", "-----", "MFkw", "=", "\n", "AAAA"], Key()),
    ];

    private static void CheckPart(byte[] bytes)
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllBytes(folder["part.json"], bytes);
        var record = ReleasePart.Read(folder.FullPath).Record;
        var file = new PartFile(folder.FullPath);
        file.Write(record);
        var again = file.Read();
        Assert.Equal((record.Program, record.Version), (again.Program, again.Version));
        Assert.Equal(record.Images.Select(image => (image.Repository, image.Commit, image.Base, image.Digest, string.Join(',', image.Platforms))), again.Images.Select(image => (image.Repository, image.Commit, image.Base, image.Digest, string.Join(',', image.Platforms))));
    }

    private static void CheckJournal(string text)
    {
        if (JournalLine.Parse(text) is { } entry && JournalLine.Write(entry, "r", DateTimeOffset.UnixEpoch) is var written)
        {
            Assert.DoesNotContain('\n', written);
            Assert.Equal(entry, JournalLine.Parse(written));
        }
    }

    private static string Key()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
