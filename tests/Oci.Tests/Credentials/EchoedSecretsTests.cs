using System.Net;
using System.Text;
using System.Text.Json;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Credentials;

/// <summary>What registries echo of the secrets that they were sent is found by its value, whatever form it is in.</summary>
public sealed class EchoedSecretsTests
{
    private const string Secret = "s3cr&t/pass+word \"4711\"";

    public static TheoryData<string> Echoes => new(
        Secret,
        Uri.EscapeDataString(Secret),
        WebUtility.UrlEncode(Secret),
        WebUtility.HtmlEncode(Secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"u:{Secret}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{Secret}")),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        Secret[..16],
        Secret[4..]);

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_secret_is_hidden_in_every_form_that_programs_write_text_in(string echo)
    {
        var shown = await ShowAsync(Secret, $"denied: {echo} is wrong");

        Assert.Matches(@"^denied: .{0,2}\*\*\* ?is wrong$", shown);
        for (var start = 0; start + 12 <= echo.Length; start++)
        {
            Assert.DoesNotContain(echo.Substring(start, 12), shown, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("requested access to the resource is denied")]
    [InlineData("")]
    [InlineData("u of pre-receive hooks")]
    public async Task Other_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, await ShowAsync("re", text));
        Assert.Equal(text, await ShowAsync(Secret, text));
    }

    [Fact]
    public async Task A_short_secret_is_hidden_where_it_stands_by_itself() => Assert.Equal("Basic *** with *** in place", await ShowAsync("p", "Basic dTpw with p in place"));

    private static async Task<string> ShowAsync(string password, string message)
    {
        var registry = new ScriptedRegistry(request => request.Headers.Authorization is null
            ? Challenge("Basic realm=\"x\"")
            : Answer(HttpStatusCode.BadRequest, JsonSerializer.Serialize(new { errors = new[] { new { code = "DENIED", message } } })));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(password) });
        var error = await Assert.ThrowsAsync<RegistryException>(() => client.Open(RepositoryName.Parse("registry.example.com/a")).ResolveAsync("1"));
        return Assert.Single(error.Answer.Errors).Message;
    }

    private sealed class Fixed(string password) : ICredentialSource
    {
        public Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default) =>
            Task.FromResult<Credential?>(new Credential { Username = "u", Password = password, Origin = "test" });
    }
}
