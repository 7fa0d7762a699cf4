using KubeStellar.Build.Composition;
using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.Composition;

public sealed class CredentialsTests : IDisposable
{
    private const string Auths = """{"auths":{"registry.example":{"auth":"dXNlcjpwYXNz"}}}""";

    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public async Task Parameters_win_over_the_files_of_docker_login()
    {
        _folder.Write("docker/config.json", Auths);
        var found = await FindAsync("me", "mine", ("DOCKER_CONFIG", _folder["docker"]));
        Assert.Equal("me", found!.Username);
        Assert.Contains("REGISTRY_USERNAME", found.Origin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker/config.json", "DOCKER_CONFIG", "docker")]
    [InlineData("home/.docker/config.json", "HOME", "home")]
    [InlineData("auth.json", "REGISTRY_AUTH_FILE", "auth.json")]
    [InlineData("run/containers/auth.json", "XDG_RUNTIME_DIR", "run")]
    [InlineData("home/.config/containers/auth.json", "HOME", "home")]
    [InlineData("config/containers/auth.json", "XDG_CONFIG_HOME", "config")]
    public async Task The_files_of_docker_login_and_podman_login_are_found(string file, string variable, string value)
    {
        _folder.Write(file, Auths);
        var found = await FindAsync(null, null, (variable, _folder[value]));
        Assert.Equal("user", found!.Username);
        Assert.Contains(_folder[file], found.Origin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index.docker.io")]
    [InlineData(null)]
    public async Task The_parameters_go_to_no_other_host_than_the_one_that_is_written_to(string? written)
    {
        var credentials = Credentials.Of("me", "mine", written, new Dictionary<string, string>());
        Assert.Null(await credentials.FindAsync(At("registry.example")));
    }

    [Theory]
    [InlineData("ghcr.io", "octocat")]
    [InlineData("quay.io", null)]
    public async Task What_GitHub_gives_to_a_job_goes_to_its_own_registry_alone(string host, string? user)
    {
        var environment = new Dictionary<string, string> { ["GITHUB_ACTOR"] = "octocat", ["GITHUB_TOKEN"] = "token" };
        var found = await Credentials.Of(null, null, null, environment).FindAsync(At(host));
        Assert.Equal(user, found?.Username);
        Assert.True(found is null || found.Origin.Contains("GITHUB_TOKEN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_user_name_without_a_password_is_no_credential() => Assert.Null(await FindAsync("me", null));

    [Fact]
    public async Task A_helper_that_is_not_installed_is_passed_over_or_named()
    {
        _folder.Write("docker/config.json", """{"credsStore":"there-is-no-such-helper","auths":{"registry.example":{"auth":"dXNlcjpwYXNz"}}}""");
        var error = await Record.ExceptionAsync(() => FindAsync(null, null, ("DOCKER_CONFIG", _folder["docker"])));
        Assert.True(error is null || error.Message.Contains("docker-credential-there-is-no-such-helper", StringComparison.Ordinal), error?.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Oci.Credential?> FindAsync(string? username, string? password, params (string Name, string Value)[] variables) =>
        Credentials.Of(username, password, "registry.example", variables.ToDictionary(variable => variable.Name, variable => variable.Value)).FindAsync(At("registry.example"));

    private static Oci.RepositoryName At(string host) => new(host, "a/b");
}
