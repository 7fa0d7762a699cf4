using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Published;
using KubeStellar.Oci;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Delivery.Tests.Hostile;

/// <summary>Documents that whoever may write to a repository may attach to an artifact as its provenance.</summary>
public sealed class HostileProvenanceTests
{
    private const string Type = "https://in-toto.io/Statement/v1";
    private const string OwnBuild = "https://kubestellar.io/delivery/release/v1";
    private static readonly Type Unreadable = typeof(UnreadableProvenanceException);

    private static readonly BadInputs<string> Documents = new()
    {
        { "terminal escapes", HostileTexts.Escapes, Unreadable, "0x1B" },
        { "a byte order mark", "\ufeff{}", Unreadable, "0xEF" },
        { "something behind it", Statement() + "x", Unreadable, "read the provenance" },
        { "a thousand lists in each other", "{\"a\":" + new string('[', 1000), Unreadable, "depth" },
        { "a type of terminal escapes", Statement(type: HostileTexts.Escapes), Unreadable, "'_type'" },
        { "a predicate's type of terminal escapes", Statement(predicateType: HostileTexts.Escapes), Unreadable, "\uFFFD[2J" },
        { "a predicate's type of several lines", Statement(predicateType: HostileTexts.Lines), Unreadable, "fine" },
        { "a predicate's type of three mebibytes", Statement(predicateType: new string('a', 3 * 1024 * 1024)), Unreadable, "aaa\u2026" },
        { "a predicate's type of a million lines", Statement(predicateType: string.Concat(Enumerable.Repeat("\n", 1_000_000))), Unreadable, "'predicateType'" },
        { "a predicate that is null", Statement(predicate: "null"), Unreadable, "'predicate' is missing" },
        { "a predicate that is a text", Statement(predicate: "\"x\""), Unreadable, "'predicate' is not of kind Object" },
        { "a subject that is a text", Statement(subject: "\"x\""), Unreadable, "'subject'" },
        { "a subject's digest that leaves its folder", Statement(subject: """[{"digest":{"sha256":"../../x"}}]"""), Unreadable, "'sha256' of a subject is no digest" },
        { "subjects beyond count", Statement(subject: $"[{string.Join(',', Enumerable.Repeat("{}", 257))}]"), Unreadable, "'subject' has 257 entries, more than 256" },
        { "materials beyond count", Build(dependencies: $"[{string.Join(',', Enumerable.Repeat("{}", 4097))}]"), Unreadable, "4097 entries, more than 4096" },
        { "materials of this project's form beyond count", Own(string.Join(',', Enumerable.Repeat("{}", 257))), Unreadable, "257 entries, more than 256" },
        { "a material that is a number", Build(dependencies: "[1]"), Unreadable, "'resolvedDependencies'" },
        { "a material's address that is no Unicode", Build(dependencies: """[{"uri":"\ud800"}]"""), Unreadable, "'uri' is no Unicode text" },
        { "a builder that is a text", Statement(predicate: """{"buildDefinition":{},"runDetails":"x"}"""), Unreadable, "'runDetails'" },
        { "platforms of terminal escapes", Own("", "\"platforms\":[\"\\u001b[2J/amd64\"],"), Unreadable, "'platforms'" },
        { "a source twice", Own("", "\"source\":\"https://evil.example.com\","), Unreadable, "Duplicate" },
        { "an envelope of terminal escapes", """{"payload":"\u001b[2J","payloadType":"application/vnd.in-toto+json"}""", Unreadable, "'payload' is not base64" },
        { "an envelope in an envelope", Envelope(Envelope("{}")), Unreadable, "'_type'" },
        { "an envelope of nothing", """{"payload":"","payloadType":"application/vnd.in-toto+json"}""", Unreadable, "read the provenance" },
        { "a size above the limit", new string(' ', ProvenanceRecord.MaxSize + 1), typeof(ContentTooLargeException), "at most 4194304 bytes" },
    };

    public static TheoryData<string> Names => Documents.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task Provenance_is_refused_that_is_or_has(string name) => Documents.RequireRefusedAsync(name, text =>
    {
        _ = ProvenanceRecord.Parse(Encoding.UTF8.GetBytes(text), "registry.example.com/a@sha256:…");
        return Task.CompletedTask;
    });

    [Fact]
    public void Texts_of_a_statement_are_cut_before_they_reach_a_report()
    {
        var text = new string('a', 1_000_000);

        var read = ProvenanceRecord.Parse(Encoding.UTF8.GetBytes(Own($$"""{"uri":"{{text}}"}""", $"\"ref\":\"{text}\",")), "a test");

        Assert.Equal([1025, 1025], [read.Ref!.Length, read.Materials.Single().Length]);
    }

    private static string Statement(string type = Type, string predicateType = "https://slsa.dev/provenance/v1", string predicate = """{"buildDefinition":{}}""", string subject = "[]") =>
        $$"""{"_type":{{JsonSerializer.Serialize(type)}},"predicateType":{{JsonSerializer.Serialize(predicateType)}},"subject":{{subject}},"predicate":{{predicate}} }""";

    private static string Build(string dependencies) => Statement(predicate: $$"""{"buildDefinition":{"resolvedDependencies":{{dependencies}} } }""");

    private static string Own(string materials, string parameters = "")
    {
        var rest = string.Concat(((string[])["ref", "version", "kind", "origin"]).Where(name => !parameters.StartsWith($"\"{name}\"", StringComparison.Ordinal)).Select(name => $"\"{name}\":\"x\","));
        var source = """{"uri":"git+https://github.com/owner/a","digest":{"gitCommit":"0123456789abcdef0123456789abcdef01234567"}}""";
        return Statement(predicate: $$"""{"buildDefinition":{"buildType":"{{OwnBuild}}","externalParameters":{ {{rest}}{{parameters}}"source":"https://github.com/owner/a"},"resolvedDependencies":[{{source}}{{(materials.Length > 0 ? "," : "")}}{{materials}}] } }""");
    }

    private static string Envelope(string payload) => $$"""{"payload":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(payload))}}","payloadType":"application/vnd.in-toto+json"}""";
}
