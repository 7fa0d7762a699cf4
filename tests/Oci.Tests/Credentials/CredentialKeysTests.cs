using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Credentials;

/// <summary>Which entry of a file is for which repository, by containers-auth.json(5) and docker's own rules.</summary>
public sealed class CredentialKeysTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ghcr.io/kubestellar/ui", "ghcr.io/kubestellar/ui")]
    [InlineData("ghcr.io/kubestellar/ui/backend", "ghcr.io/kubestellar/ui")]
    [InlineData("ghcr.io/kubestellar/ui2", "ghcr.io/kubestellar")]
    [InlineData("ghcr.io/kubestellar", "ghcr.io/kubestellar")]
    [InlineData("ghcr.io/kubestellar-sample/ui", "ghcr.io")]
    [InlineData("ghcr.io:443/kubestellar/ui", null)]
    [InlineData("docker.io/kubestellar/ui", "docker.io/kubestellar")]
    [InlineData("alpine", "docker.io/library/alpine")]
    [InlineData("docker.io/bitnami/nginx", "https://index.docker.io/v1/")]
    public async Task The_narrowest_key_wins(string repository, string? key)
    {
        string[] keys =
        [
            "ghcr.io", "ghcr.io/kubestellar", "ghcr.io/kubestellar/ui", "docker.io/kubestellar", "docker.io/library/alpine", "https://index.docker.io/v1/", "ghcr.io/kube",
        ];
        var entries = string.Join(',', keys.Select(name => $$"""
            "{{name}}": { "username": "{{name}}", "password": "p" }
            """));
        var file = _folder.Write("auth.json", $$"""{ "auths": { {{entries}} } }""");

        var found = await new DockerConfigCredentials(file).FindAsync(RepositoryName.Parse(repository));

        Assert.Equal(key, found?.Username);
    }

    [Fact]
    public async Task A_key_for_another_part_of_the_host_is_not_for_this_one() =>
        Assert.Null(await FindAsync("ghcr.io/a/b", """{"auths":{"ghcr.io/other":{"username":"u","password":"p"}}}"""));

    [Theory]
    [InlineData("https://ghcr.io/v2/")]
    [InlineData("ghcr.io/v1/")]
    [InlineData("ghcr.io/")]
    [InlineData("http://ghcr.io/some/path")]
    public async Task An_address_of_the_API_is_for_the_whole_host(string key) =>
        Assert.NotNull(await FindAsync("ghcr.io/a/b", $$"""{ "auths": { "{{key}}": { "username": "u", "password": "p" } } }"""));

    [Fact]
    public async Task A_key_for_a_part_goes_before_the_helper_of_the_host_and_is_named_as_the_origin()
    {
        var file = _folder.Write("auth.json", """{"credHelpers":{"ghcr.io":"x"},"auths":{"ghcr.io/a":{"auth":"dTpw"}}}""");

        var found = await new DockerConfigCredentials(file).FindAsync(RepositoryName.Parse("ghcr.io/a/b"));

        Assert.Equal($"docker config {file} (auths: ghcr.io/a)", found?.Origin);
    }

    [Fact]
    public async Task A_registry_token_goes_before_all_else_of_its_entry()
    {
        var found = await FindAsync("ghcr.io/a/b", """{"auths":{"ghcr.io":{"auth":"dTpw","identitytoken":"i","registrytoken":"r"}}}""");

        Assert.Equal(("r", null, null), (found?.RegistryToken, found?.IdentityToken, found?.Password));
        Assert.DoesNotContain("r from", found!.ToString().Replace("registry token from", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private Task<Credential?> FindAsync(string repository, string json) => new DockerConfigCredentials(_folder.Write("auth.json", json)).FindAsync(RepositoryName.Parse(repository));
}
