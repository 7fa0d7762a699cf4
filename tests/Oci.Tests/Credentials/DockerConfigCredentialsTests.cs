using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Credentials;

public sealed class DockerConfigCredentialsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_holds_nothing() => Assert.Null(await new DockerConfigCredentials(_folder["none/config.json"]).FindAsync(At("ghcr.io")));

    // dTpwOnE= is u:p:q
    [Theory]
    [InlineData("ghcr.io", "{\"auths\":{\"ghcr.io\":{\"auth\":\"dTpwOnE=\"}}}")]
    [InlineData("ghcr.io", "{\"auths\":{\"https://ghcr.io\":{\"auth\":\"dTpwOnE=\"}}}")]
    [InlineData("ghcr.io", "{\"auths\":{\"https://ghcr.io/v2/\":{\"auth\":\"dTpwOnE=\"}}}")]
    [InlineData("ghcr.io", "{\"auths\":{\"ghcr.io\":{\"username\":\"u\",\"password\":\"p:q\"}}}")]
    [InlineData("127.0.0.1:5000", "{\"auths\":{\"127.0.0.1\":{\"auth\":\"eDp5\"},\"127.0.0.1:5000\":{\"auth\":\"dTpwOnE=\"}}}")]
    [InlineData("index.docker.io", "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"dTpwOnE=\"}}}")]
    [InlineData("index.docker.io", "{\"auths\":{\"docker.io\":{\"auth\":\"dTpwOnE=\"}}}")]
    [InlineData("ghcr.io", "{\"auths\":{\"https://ghcr.io/v1/\":{\"auth\":\"eDp5\"},\"ghcr.io\":{\"auth\":\"dTpwOnE=\"}}}")]
    public async Task An_entry_is_found_under_any_of_dockers_keys(string host, string json)
    {
        var file = _folder.Write("config.json", json);

        var credential = await new DockerConfigCredentials(file).FindAsync(At(host));

        Assert.Equal(("u", "p:q"), (credential?.Username, credential?.Password));
        Assert.Equal($"docker config {file} (auths)", credential?.Origin);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"auths\":{}}")]
    [InlineData("{\"auths\":{\"ghcr.io\":{}}}")]
    [InlineData("{\"auths\":{\"ghcr.io\":null}}")]
    [InlineData("{\"auths\":{\"quay.io\":{\"auth\":\"dTpwOnE=\"},\"ghcr.io.evil.example\":{\"auth\":\"dTpwOnE=\"}}}")]
    [InlineData("{\"credsStore\":\"\",\"auths\":{}}")]
    public async Task Nothing_is_found_where_nothing_is(string json) =>
        Assert.Null(await new DockerConfigCredentials(_folder.Write("config.json", json)).FindAsync(At("ghcr.io")));

    [Fact]
    public async Task An_identity_token_goes_before_a_password()
    {
        var file = _folder.Write("config.json", """{"auths":{"ghcr.io":{"auth":"dTpwOnE=","identitytoken":"refresh"}}}""");

        Assert.Equal("refresh", (await new DockerConfigCredentials(file).FindAsync(At("ghcr.io")))?.IdentityToken);
    }

    [Theory]
    [InlineData("{\"auths\":")]
    [InlineData("{\"auths\":[]}")]
    [InlineData("{\"auths\":{\"ghcr.io\":{\"auth\":\"s3cr-t\"}}}")]
    [InlineData("{\"auths\":{\"ghcr.io\":{\"auth\":\"czNjci10\"}}}")]
    public async Task A_malformed_file_is_named_without_what_is_in_it(string json)
    {
        var file = _folder.Write("config.json", json);

        var error = await Assert.ThrowsAsync<CredentialFileException>(() => new DockerConfigCredentials(file).FindAsync(At("ghcr.io")));

        Assert.Equal(file, error.File);
        Assert.DoesNotContain("s3cr-t", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("czNjci10", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_helper_of_a_host_goes_before_the_common_store()
    {
        var file = _folder.Write("config.json", """{"credsStore":"desktop","credHelpers":{"ghcr.io":"gh"},"auths":{"ghcr.io":{},"quay.io":{}}}""");
        var helpers = new Helpers((program, server) => new HelperResult(0, $$"""{"ServerURL":"x","Username":"{{program}}","Secret":"{{server}}"}"""));
        var credentials = new DockerConfigCredentials(file, helpers);

        var own = await credentials.FindAsync(At("ghcr.io"));
        var common = await credentials.FindAsync(At("index.docker.io"));

        Assert.Equal(("docker-credential-gh", "ghcr.io"), (own?.Username, own?.Password));
        Assert.Equal($"docker config {file} (credHelpers: docker-credential-gh)", own?.Origin);
        Assert.Equal(("docker-credential-desktop", "https://index.docker.io/v1/"), (common?.Username, common?.Password));
    }

    [Fact]
    public async Task A_helper_without_the_credential_leaves_it_to_the_file()
    {
        var file = _folder.Write("config.json", """{"credsStore":"x","auths":{"ghcr.io":{"auth":"dTpwOnE="}}}""");
        var helpers = new Helpers((_, _) => new HelperResult(1, "credentials not found in native keychain\n"));

        Assert.Equal("u", (await new DockerConfigCredentials(file, helpers).FindAsync(At("ghcr.io")))?.Username);
    }

    [Fact]
    public async Task The_user_token_marks_an_identity_token()
    {
        var file = _folder.Write("config.json", """{"credsStore":"x"}""");
        var helpers = new Helpers((_, _) => new HelperResult(0, """{"Username":"<token>","Secret":"refresh"}"""));

        Assert.Equal("refresh", (await new DockerConfigCredentials(file, helpers).FindAsync(At("ghcr.io")))?.IdentityToken);
    }

    [Theory]
    [InlineData(1, "s3cret broke")]
    [InlineData(0, "s3cret is not json")]
    [InlineData(0, "{\"Secret\":\"s3cret\"}")]
    public async Task A_helper_that_fails_is_named_and_its_output_is_not(int exitCode, string output)
    {
        var file = _folder.Write("config.json", """{"credsStore":"x"}""");
        var helpers = new Helpers((_, _) => new HelperResult(exitCode, output));

        var error = await Assert.ThrowsAsync<CredentialHelperException>(() => new DockerConfigCredentials(file, helpers).FindAsync(At("ghcr.io")));

        Assert.Equal(("docker-credential-x", "ghcr.io"), (error.Program, error.RegistryHost));
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_that_is_not_there_is_an_error()
    {
        var file = _folder.Write("config.json", """{"credsStore":"x"}""");
        var helpers = new Helpers((_, _) => throw new FileNotFoundException());

        await Assert.ThrowsAsync<CredentialHelperException>(() => new DockerConfigCredentials(file, helpers).FindAsync(At("ghcr.io")));
    }

    [Fact]
    public async Task The_first_source_that_has_a_credential_gives_it()
    {
        var environment = new Dictionary<string, string> { ["REGISTRY_USERNAME"] = "u", ["REGISTRY_PASSWORD"] = "p" };
        var file = _folder.Write("config.json", """{"auths":{"ghcr.io":{"auth":"dTpwOnE="},"quay.io":{"auth":"dTpwOnE="}}}""");
        var credentials = new FirstOf(new EnvironmentCredentials(environment, onlyFor: "ghcr.io"), new DockerConfigCredentials(file));

        Assert.Equal("p", (await credentials.FindAsync(At("ghcr.io")))?.Password);
        Assert.Equal("p:q", (await credentials.FindAsync(At("quay.io")))?.Password);
        Assert.Null(await credentials.FindAsync(At("docker.io")));
    }

    [Fact]
    public void The_text_of_a_credential_holds_no_secret()
    {
        var credential = new Credential { Username = "u", Password = "s3cret", IdentityToken = "t0ken", Origin = "here" };

        Assert.Equal("u from here", credential.ToString());
    }

    private static RepositoryName At(string host) => new(host, "a/b");

    private sealed class Helpers(Func<string, string, HelperResult> run) : IHelperProgram
    {
        public Task<HelperResult> RunAsync(string program, IReadOnlyList<string> arguments, string standardInput, CancellationToken cancellationToken = default)
        {
            Assert.Equal(["get"], arguments);
            return Task.FromResult(run(program, standardInput));
        }
    }
}
