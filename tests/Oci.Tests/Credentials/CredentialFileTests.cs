using System.Text;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Credentials;

/// <summary>Files of credentials that are not as they should be.</summary>
public sealed class CredentialFileTests : IDisposable
{
    private const string Canary = "nCANARY4711";
    private const int MaxSize = 4 * 1024 * 1024;

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"auths\":{\"ghcr.io\":{\"auth\":nCANARY4711}}}", "line 1, byte ")]
    [InlineData("{\"auths\":{\n\"ghcr.io\":{\"auth\":\"nCANARY4711}}}", "line 2, byte ")]
    [InlineData("nCANARY4711", "line 1, byte ")]
    [InlineData("", "line 1, byte ")]
    [InlineData("[\"nCANARY4711\"]", "not an object")]
    [InlineData("{\"auths\":{\"ghcr.io\":{\"auth\":\"a\"},\"ghcr.io\":{\"auth\":\"nCANARY4711\"}}}", "twice")]
    [InlineData("{\"nCANARY4711\":1,\"nCANARY4711\":2}", "twice")]
    [InlineData("{\"auths\":{\"ghcr.io\":{\"auth\":{\"nCANARY4711\":1}}}}", "'auth' is not of kind String")]
    [InlineData("{\"credsStore\":\"../nCANARY4711 \"}", "credential helper")]
    public async Task Malformed_JSON_is_told_by_place_and_never_by_what_stands_there(string json, string found)
    {
        var error = await FailAsync(Encoding.UTF8.GetBytes(json));

        Assert.Contains(found, error.Fault.Found, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_malformed() =>
        Assert.Contains("UTF-8", (await FailAsync([.. "{\"auths\":{\"ghcr.io\":{\"auth\":\""u8, 0xFF, .. "\"}}}"u8])).Fault.Found, StringComparison.Ordinal);

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        Assert.NotNull(await FindAsync(Write([0xEF, 0xBB, 0xBF, .. """{"auths":{"ghcr.io":{"auth":"dTpw"}}}"""u8])));
    }

    [Fact]
    public async Task A_file_that_is_far_too_large_is_not_read_to_its_end()
    {
        var file = Write([.. "{\"a\":\""u8, .. Enumerable.Repeat((byte)'x', MaxSize), .. "\"}"u8]);

        var error = await Assert.ThrowsAsync<CredentialFileException>(() => FindAsync(file));

        Assert.Equal((file, $"at most {MaxSize} bytes"), (error.File, error.Fault.Expected));
    }

    [SkippableFact]
    public async Task An_endless_file_is_too_large()
    {
        Skip.IfNot(File.Exists("/dev/zero"));
        await Assert.ThrowsAsync<CredentialFileException>(() => FindAsync("/dev/zero"));
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_named()
    {
        var error = await Assert.ThrowsAsync<CredentialFileException>(() => FindAsync(_folder.Make("config.json")));

        Assert.Equal("a folder", error.Fault.Found);
    }

    [SkippableFact]
    public async Task A_file_that_others_may_read_alone_is_an_error()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root may read all");
        var file = Write("{}"u8.ToArray());
        File.SetUnixFileMode(file, UnixFileMode.None);
        await Assert.ThrowsAsync<CredentialFileException>(() => FindAsync(file));
    }

    [SkippableFact]
    public async Task Links_are_followed_and_a_circle_of_them_is_an_error()
    {
        Skip.If(OperatingSystem.IsWindows());
        File.CreateSymbolicLink(_folder["link.json"], Write("""{"auths":{"ghcr.io":{"auth":"dTpw"}}}"""u8.ToArray()));
        File.CreateSymbolicLink(_folder["nowhere.json"], _folder["none.json"]);
        File.CreateSymbolicLink(_folder["circle.json"], _folder["circle.json"]);

        Assert.NotNull(await FindAsync(_folder["link.json"]));
        Assert.Null(await FindAsync(_folder["nowhere.json"]));
        Assert.Equal(_folder["circle.json"], (await Assert.ThrowsAsync<CredentialFileException>(() => FindAsync(_folder["circle.json"]))).File);
    }

    private Task<CredentialFileException> FailAsync(byte[] bytes) => Assert.ThrowsAsync<CredentialFileException>(() => FindAsync(Write(bytes)));

    private string Write(byte[] bytes)
    {
        File.WriteAllBytes(_folder["auth.json"], bytes);
        return _folder["auth.json"];
    }

    private static Task<Credential?> FindAsync(string file) => new DockerConfigCredentials(file, new NoHelpers()).FindAsync(RepositoryName.Parse("ghcr.io/a/b"));

    private sealed class NoHelpers : IHelperProgram
    {
        public Task<HelperResult> RunAsync(string program, IReadOnlyList<string> arguments, string standardInput, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException(program);
    }
}
