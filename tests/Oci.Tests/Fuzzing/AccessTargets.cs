using System.Net;
using KubeStellar.Testing;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Oci.Tests.Fuzzing;

/// <summary>What registries and token services say about access, and where docker keeps credentials; all of it through the doors that the product uses.</summary>
internal static class AccessTargets
{
    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a/b");

    private static readonly string[] Pieces = ["Bearer ", "Basic ", "realm=", "service=", "scope=", "\"", "\\\"", ",", "=", " ", "https://auth.example.com/token", "http://", "//", "?a=b", "#", "Negotiate", "\t", "[::1]", "@", ":99999", "%00", "\u00e9"];

    private static readonly Grammar Challenges = new(
        ("header", ["<challenge>", "<challenge>, <header>"]),
        ("challenge", ["Bearer <parameters>", "Basic <parameters>", "bearer <parameters>", "Digest <parameters>", "Negotiate"]),
        ("parameters", ["<parameter>", "<parameter>,<parameters>", "<parameter> , <parameters>"]),
        ("parameter", ["realm=\"<address>\"", "realm=<address>", "service=\"<text>\"", "scope=\"<text>\"", "<text>=<text>", "error=\"<text>\""]),
        ("address", ["https://auth.example.com/token", "http://auth.example.com/token", "/token", "//auth.example.com", "https://user:p@auth.example.com/a?b=c#d", "ftp://x", "<text>"]),
        ("text", ["a", "", "a b", "a,b", "\\\"", "é", "%20", "%"]));

    private static readonly string[] ConfigPieces = ["\"auths\":", "\"credHelpers\":", "\"credsStore\":", "\"auth\":", "\"identitytoken\":", "\"username\":", "\"password\":", "\"ghcr.io\":", "{\"ghcr.io\":", "\"dTpw\"", "\"dTpwAAAA\"", "\"https://ghcr.io/v1/\":", "{}", "null", "\"\\ud800\"", "[", "]", ","];

    private static readonly Grammar Configs = new(
        ("document", ["{<fields>}", "{}"]),
        ("fields", ["<field>", "<field>,<fields>"]),
        ("field", ["\"auths\":{<entries>}", "\"auths\":{}", "\"credHelpers\":{<text>:<text>}", "\"credsStore\":<text>", "<text>:<value>"]),
        ("entries", ["<entry>", "<entry>,<entries>"]),
        ("entry", ["<key>:{<secrets>}", "<key>:{}", "<key>:<value>"]),
        ("key", ["\"ghcr.io\"", "\"https://ghcr.io\"", "\"https://ghcr.io/v1/\"", "\"ghcr.io/a\"", "\"docker.io\"", "<text>"]),
        ("secrets", ["<secret>", "<secret>,<secrets>"]),
        ("secret", ["\"auth\":\"dTpw\"", "\"auth\":\"dTpwAAAA\"", "\"auth\":<text>", "\"identitytoken\":<text>", "\"username\":<text>", "\"password\":<text>", "\"registrytoken\":<value>"]),
        ("value", ["<text>", "null", "1", "[<value>]", "{<text>:<value>}"]),
        ("text", ["\"\"", "\"a\"", "\"desktop\"", "\"Og==\"", "\"===\"", "\"é\"", "\"\\u0000\"", "\"\\ud800\""]));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("challenge", AskWithChallenge).With(Challenges, Pieces, """Bearer realm="https://auth.example.com/token?a=b",service="registry.example.com",scope="repository:a/b:pull" """, "Basic realm=\"a\"", "Bearer realm=\"/token\""),
        FuzzTarget.OfBytes("token", AskWithToken).With(Configs, [.. ConfigPieces, "\"token\":", "\"access_token\":", "\"expires_in\":", "\\n", "\\r", "\\u0000"], """{"token":"abc.def-_=","expires_in":300,"issued_at":"2026-01-02T03:04:05Z"}""", """{"access_token":"x","expires_in":1}"""),
        FuzzTarget.OfBytes("docker-config", FindCredential).With(Configs, ConfigPieces, """{"auths":{"ghcr.io":{"auth":"dTpw"},"https://quay.io/v1/":{"identitytoken":"t"}},"credHelpers":{"a.io":"x"},"credsStore":"y"}""", """{"auths":{"ghcr.io":{"username":"u","password":"p"}}}"""),
    ];

    private static void AskWithChallenge(string header) =>
        Ask(request => request.RequestUri!.AbsolutePath.StartsWith("/v2/", StringComparison.Ordinal) && request.Headers.Authorization is null ? ScriptedRegistry.Challenge(header)
            : request.RequestUri!.AbsolutePath.StartsWith("/v2/", StringComparison.Ordinal) ? ScriptedRegistry.Answer(HttpStatusCode.NotFound)
            : ScriptedRegistry.Answer(HttpStatusCode.OK, """{"token":"t"}"""));

    private static void AskWithToken(byte[] token) =>
        Ask(request => request.RequestUri!.Host == "auth.example.com" ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(token) }
            : request.Headers.Authorization is null ? ScriptedRegistry.Challenge("Bearer realm=\"https://auth.example.com/token\"")
            : ScriptedRegistry.Answer(HttpStatusCode.NotFound));

    private static void Ask(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        var registry = new ScriptedRegistry(answer);
        var credentials = new EnvironmentCredentials(new Dictionary<string, string> { [EnvironmentCredentials.UsernameVariable] = "u", [EnvironmentCredentials.PasswordVariable] = "p" });
        var client = registry.Client(new RegistryClientOptions { Credentials = credentials });
        try
        {
            client.Open(Name).ResolveAsync("1").GetAwaiter().GetResult();
        }
        finally
        {
            client.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void FindCredential(byte[] config)
    {
        using var folder = new TemporaryDirectory();
        var file = folder["config.json"];
        File.WriteAllBytes(file, config);
        foreach (var repository in (RepositoryName[])[new("ghcr.io", "owner/name"), new("index.docker.io", "library/name")])
        {
            var found = new DockerConfigCredentials(file).FindAsync(repository).GetAwaiter().GetResult();
            Assert.True(found is null || found.IdentityToken is { Length: > 0 } || (found.Username is { Length: > 0 } && found.Password is { Length: > 0 }));
        }
    }
}
