using System.Net;
using System.Text;
using KubeStellar.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>Manifests that arrive damaged, or before the registry sees what they name.</summary>
public sealed class DamagedManifestTests
{
    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a");
    private static readonly SampleImage Image = new("x");
    private static readonly (Descriptor Descriptor, byte[] Bytes) Manifest = Image.Content.First(item => item.Descriptor.MediaType == MediaTypes.OciManifest);
    private static readonly (Descriptor Descriptor, byte[] Bytes) Layer = Image.Content.First(item => !MediaTypes.IsManifest(item.Descriptor.MediaType));
    private static readonly Digest Damaged = Digest.Of("damaged"u8);

    private readonly Notices _notices = new();
    private readonly List<string> _looked = [];
    private int _puts;

    [Fact]
    public async Task A_tag_that_names_a_damaged_manifest_is_written_again_at_once()
    {
        await TagAsync(named: Damaged);

        Assert.Equal(2, _puts);
        Assert.Equal("other bytes arrived than were sent", Assert.Single(_notices.All).Reason);
        Assert.Empty(_looked);
    }

    [Fact]
    public async Task A_tag_that_somebody_else_wrote_over_a_damaged_manifest_is_theirs()
    {
        await Assert.ThrowsAsync<WrongContentException>(() => TagAsync(named: Digest.Of("theirs"u8)));

        Assert.Equal(1, _puts);
    }

    [Fact]
    public async Task A_registry_that_always_stores_other_bytes_is_given_up_on()
    {
        var error = await Assert.ThrowsAsync<WrongContentException>(() => TagAsync(named: Damaged, times: 100));

        Assert.Equal((6, Damaged), (_puts, error.FoundDigest));
    }

    [Theory]
    [InlineData("DIGEST_INVALID", false, 2)]
    [InlineData("DIGEST_INVALID", true, 2)]
    [InlineData("MANIFEST_BLOB_UNKNOWN", true, 2)]
    [InlineData("MANIFEST_BLOB_UNKNOWN", false, 1)]
    [InlineData("MANIFEST_INVALID", true, 1)]
    public async Task A_refusal_that_passes_is_asked_about_and_the_manifest_sent_again(string code, bool written, int puts)
    {
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post ? Answer(HttpStatusCode.Accepted, null, ("Location", "/up"))
            : request.RequestUri!.AbsolutePath == "/up" ? Answer(HttpStatusCode.Created)
            : request.Method == HttpMethod.Get ? Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(Manifest.Bytes))
            : ++_puts == 1 ? Answer(HttpStatusCode.BadRequest, $$"""{"errors":[{"code":"{{code}}"}]}""")
            : Answer(HttpStatusCode.Created));
        await using var client = registry.Client(new RegistryClientOptions { TimeProvider = new InstantTime(), Retried = _notices });
        var repository = client.Open(Name);
        if (written)
        {
            await repository.PushAsync(Layer.Descriptor, ContentSource.FromBytes(Layer.Bytes));
        }

        var tagging = repository.TagAsync(Manifest.Descriptor, "1", LookAsync, CancellationToken.None);
        if (puts == 1)
        {
            await Assert.ThrowsAsync<RegistryException>(() => tagging);
        }
        else
        {
            await tagging;
        }

        Assert.Equal((puts, puts - 1), (_puts, _looked.Count));
    }

    private async Task TagAsync(Digest named, int times = 1)
    {
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Put
                ? Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", $"{(++_puts <= times ? Damaged : Manifest.Descriptor.Digest)}"))
            : request.Method == HttpMethod.Get ? Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(Manifest.Bytes))
            : Answer(HttpStatusCode.OK, "{}", ("Content-Type", MediaTypes.OciManifest), ("Docker-Content-Digest", named.ToString())));
        await using var client = registry.Client(new RegistryClientOptions { TimeProvider = new InstantTime(), Retried = _notices });
        await client.Open(Name).TagAsync(Manifest.Descriptor, "1", LookAsync, CancellationToken.None);
    }

    private Task LookAsync(CancellationToken cancellationToken)
    {
        _looked.Add("asked");
        return Task.CompletedTask;
    }
}
