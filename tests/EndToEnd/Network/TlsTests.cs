using KubeStellar.Testing;
using KubeStellar.Testing.Network;
using static KubeStellar.EndToEnd.Network.NetworkRun;

namespace KubeStellar.EndToEnd.Network;

/// <summary>Registries with certificates of an own authority, reached through a tunnel as on a company's network.</summary>
public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(300);

    private readonly BuildScript _build = new();
    private readonly TestAuthority _authority = new(TimeProvider.System.GetUtcNow());

    public void Dispose()
    {
        _build.Dispose();
        _authority.Dispose();
    }

    [SkippableTheory]
    [InlineData("SSL_CERT_FILE", "authority.pem")]
    [InlineData("SSL_CERT_DIR", "folder")]
    public async Task A_certificate_of_an_own_authority_is_trusted_where_a_variable_names_it(string variable, string place)
    {
        // OpenSSL finds certificates of a folder by a hash of their subject; .NET reads all that it holds.
        File.Copy(_authority.CertificateFile, Path.Combine(_build.Folder.Make("folder"), "authority.pem"));
        File.Copy(_authority.CertificateFile, _build.Folder["authority.pem"]);

        var (printed, requests) = await VerifyAsync([Registry], Year, (variable, _build.Folder[place]));

        Assert.Contains(requests, request => request.EndsWith(" 404", StringComparison.Ordinal));
        Assert.DoesNotContain("certificate", printed, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_authority_that_nobody_named_is_shown_with_the_variable_to_name_it_in()
    {
        var (printed, requests) = await VerifyAsync([Registry], Year);

        Assert.Contains($"CN={TestAuthority.Name}", printed, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE", printed, StringComparison.Ordinal);
        Assert.Empty(requests);
    }

    [SkippableTheory]
    [InlineData("absent.pem", null, "which does not exist")]
    [InlineData("empty.pem", "no certificate at all", "which holds no certificate in PEM")]
    [InlineData("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "which holds a certificate that cannot be read")]
    public async Task A_variable_that_names_no_certificate_is_told_of(string file, string? content, string problem)
    {
        if (content is not null)
            _build.Folder.Write(file, content);

        var (printed, _) = await VerifyAsync([Registry], Year, ("SSL_CERT_FILE", _build.Folder[file]));

        Assert.Contains($"SSL_CERT_FILE names {_build.Folder[file]}, {problem}", printed, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_certificate_for_another_host_is_shown_with_its_names()
    {
        var (printed, requests) = await VerifyAsync(["other.test", "10.1.2.3"], Year, ("SSL_CERT_FILE", _authority.CertificateFile));

        Assert.Contains("a certificate for other.test, 10.1.2.3", printed, StringComparison.Ordinal);
        Assert.Empty(requests);
    }

    [SkippableFact]
    public async Task A_certificate_that_has_expired_is_shown_with_its_time()
    {
        var (printed, requests) = await VerifyAsync([Registry], TimeSpan.FromDays(-2), ("SSL_CERT_FILE", _authority.CertificateFile));

        Assert.Contains("a certificate that is valid from ", printed, StringComparison.Ordinal);
        Assert.Empty(requests);
    }

    [SkippableFact]
    public async Task A_registry_without_TLS_is_told_of_and_asked_when_it_is_named()
    {
        await using var registry = await TestRegistry.StartAsync();
        await using var proxy = new TestProxy(new Dictionary<string, string> { [$"{Registry}:443"] = registry.Host, [$"{Registry}:80"] = registry.Host });
        (string, string?)[] variables = [("HTTPS_PROXY", $"http://{proxy.Host}"), ("HTTP_PROXY", $"http://{proxy.Host}")];

        var refused = ErrorOf(await NetworkRun.VerifyAsync(_build, Registry, [], variables));
        Assert.Contains($"--plain-http {Registry}", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(registry.Requests, request => request.Contains("/some/thing/", StringComparison.Ordinal));

        await NetworkRun.VerifyAsync(_build, Registry, ["--plain-http", $"elsewhere.test:5000,{Registry}"], variables);
        Assert.Contains(registry.Requests, request => request.Contains("/some/thing/", StringComparison.Ordinal) && request.EndsWith(" 404", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("ghcr.io", "which has TLS")]
    [InlineData("registry.lan:5000,docker.io", "which has TLS")]
    [InlineData("https://registry.lan", "read --plain-http")]
    public async Task Public_registries_and_what_is_no_host_are_refused(string hosts, string problem) =>
        Assert.Contains(problem, ErrorOf(await NetworkRun.VerifyAsync(_build, Registry, ["--plain-http", hosts])), StringComparison.Ordinal);

    private async Task<(string Printed, IReadOnlyList<string> Requests)> VerifyAsync(string[] hosts, TimeSpan validFor, params (string Name, string? Value)[] variables)
    {
        await using var registry = await TestRegistry.StartAsync(new TestRegistryOptions { Tls = _authority.Issue(hosts, validFor) });
        await using var proxy = new TestProxy(new Dictionary<string, string> { [$"{Registry}:443"] = registry.Host });
        var printed = ErrorOf(await NetworkRun.VerifyAsync(_build, Registry, [], [("HTTPS_PROXY", $"http://{proxy.Host}"), .. variables]));
        return (printed, [.. registry.Requests.Where(request => request.Contains("/some/thing/", StringComparison.Ordinal))]);
    }
}
