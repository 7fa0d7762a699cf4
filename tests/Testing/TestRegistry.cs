namespace KubeStellar.Testing;

/// <summary>A real registry (CNCF distribution) on a port of 127.0.0.1 that the operating system chose.</summary>
public sealed class TestRegistry : IAsyncDisposable
{
    /// <summary>The user that a registry with basic authentication knows.</summary>
    public const string UserName = "contributor";

    /// <summary>The password of <see cref="UserName"/>.</summary>
    public const string Password = "a sound pass phrase";

    private const string PasswordHash = "$2b$04$abcdefghijklmnopqrstuuFHHIuXbwGlC9m5t8L04aZJTaK91WX1i";
    private const string ReadyMark = "listening on 127.0.0.1:";

    private readonly TemporaryDirectory _directory;
    private readonly ServerProcess _server;

    private TestRegistry(TemporaryDirectory directory, ServerProcess server, string host)
    {
        _directory = directory;
        _server = server;
        Host = host;
    }

    /// <summary>Host and port, as they stand in a reference: <c>127.0.0.1:34567</c>.</summary>
    public string Host { get; }

    /// <summary>The requests it answered so far, in order, as <c>PUT /v2/a/manifests/1 201</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _server.Lines.Select(ReadRequest).OfType<string>()];

    /// <summary>Starts a registry; skips the test with the reason when none can be brought, but fails it when <c>CI=true</c>.</summary>
    public static async Task<TestRegistry> StartAsync(TestRegistryOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new TestRegistryOptions();
        var tool = await TestTools.RequireAsync("docker-registry");
        var directory = new TemporaryDirectory();
        try
        {
            var configuration = directory.Write("config.yml", Configuration(options, directory));
            var (server, host) = await ServerProcess.StartAsync(
                tool.Prepare("serve", configuration).WithEnvironment("OTEL_TRACES_EXPORTER", "none"),
                TimeSpan.FromSeconds(2),
                ReadHost,
                cancellationToken);
            return new TestRegistry(directory, server, host);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    private static string Configuration(TestRegistryOptions options, TemporaryDirectory directory)
    {
        var storage = options.Folder is { } folder ? $"filesystem: {{ rootdirectory: '{folder}' }}" : "inmemory: {}";
        var authentication = options.BasicAuthentication
            ? $"auth: {{ htpasswd: {{ realm: test, path: '{directory.Write("htpasswd", $"{UserName}:{PasswordHash}\n")}' }} }}"
            : "";
        var tls = options.Tls is var (certificate, key) ? $", tls: {{ certificate: '{certificate}', key: '{key}' }}" : "";
        return $$"""
            version: 0.1
            log: { level: info, formatter: text }
            storage:
              {{storage}}
              delete: { enabled: true }
              maintenance:
                uploadpurging: { enabled: false }
                readonly: { enabled: {{(options.ReadOnly ? "true" : "false")}} }
            http: { addr: '127.0.0.1:0', secret: not-a-secret{{tls}} }
            {{authentication}}

            """;
    }

    private static string? ReadHost(string line)
    {
        var start = line.IndexOf(ReadyMark, StringComparison.Ordinal);
        return start < 0 ? null : "127.0.0.1:" + string.Concat(line[(start + ReadyMark.Length)..].TakeWhile(char.IsAsciiDigit));
    }

    // The access log is Apache's: address - - [time] "PUT /path HTTP/1.1" 201 size "" "agent"
    private static string? ReadRequest(string line) =>
        line.StartsWith("127.0.0.1 ", StringComparison.Ordinal) && line.Split('"') is [_, var request, var status, ..] && request.Split(' ') is [var method, var path, _]
            ? $"{method} {path} {status.Trim().Split(' ')[0]}"
            : null;
}
