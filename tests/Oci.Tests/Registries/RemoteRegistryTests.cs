using System.Runtime.CompilerServices;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Registries;

/// <summary>Against a real registry; each test has repositories of its own.</summary>
[Collection(RegistriesCollection.Name)]
public sealed class RemoteRegistryTests(RegistryFixture registries) : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private RemoteRegistry _client = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _client.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task What_was_pushed_is_found_by_tag_and_by_digest()
    {
        var repository = await OpenAsync();
        Assert.Null(await repository.ResolveAsync("0.1.0"));
        Assert.Empty(await repository.ListTagsAsync().ToListAsync());

        var image = await new SampleImage("x").PushToAsync(repository, "0.1.0");

        await image.RequireAllInAsync(repository);
        Assert.Equal(image.Root, await repository.ResolveAsync("0.1.0"));
        Assert.Equal(image.Manifests[1], await repository.ResolveAsync(image.Manifests[1].Digest.ToString()));
        Assert.True(await repository.ExistsAsync(image.Blobs.First()));
        Assert.False(await repository.ExistsAsync(Descriptor.Of(MediaTypes.OciLayer, "absent"u8)));
        Assert.False(await repository.ExistsAsync(Descriptor.Of(MediaTypes.OciManifest, "absent"u8)));
        await Assert.ThrowsAsync<MissingContentException>(() => repository.FetchAsync(Descriptor.Of(MediaTypes.OciLayer, "absent"u8)));
    }

    [SkippableFact]
    public async Task A_copy_goes_from_layout_to_registry_and_back_with_the_same_bytes()
    {
        var repository = await OpenAsync();
        var image = await new SampleImage("x", layerSize: 2_000_000).PushToAsync(new OciLayout(_folder["from"]));

        var there = await ArtifactCopier.CopyAsync(new OciLayout(_folder["from"]), image.Root, repository);
        var again = await ArtifactCopier.CopyAsync(new OciLayout(_folder["from"]), image.Root, repository);
        var back = await ArtifactCopier.CopyAsync(repository, image.Root, new OciLayout(_folder["to"]));

        Assert.Equal((8, 0), (there.Copied, there.AlreadyThere));
        Assert.Equal((0, 8), (again.Copied, again.AlreadyThere));
        Assert.Equal(8, back.Copied);
        await image.RequireAllInAsync(new OciLayout(_folder["to"]));
    }

    [SkippableFact]
    public async Task A_second_copy_asks_for_each_node_once_and_writes_nothing()
    {
        await using var registry = await TestRegistry.StartAsync();
        var layout = new OciLayout(_folder["from"]);
        var image = await new SampleImage("x").PushToAsync(layout);
        var repository = _client.Open(RepositoryName.Parse($"{registry.Host}/a"));
        await ArtifactCopier.CopyAsync(layout, image.Root, repository);
        var before = registry.Requests.Count;

        await ArtifactCopier.CopyAsync(layout, image.Root, repository);

        var asked = registry.Requests.Skip(before).ToArray();
        Assert.Equal(8, asked.Length);
        Assert.All(asked, request => Assert.StartsWith("HEAD ", request, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Blobs_of_a_neighbour_are_mounted_and_do_not_move()
    {
        var (one, two) = (await OpenAsync("one"), await OpenAsync("two"));
        var image = await new SampleImage("mount").PushToAsync(one);

        var result = await ArtifactCopier.CopyAsync(one, image.Root, two);

        Assert.Equal((3, 5), (result.Copied, result.Mounted));
        await image.RequireAllInAsync(two);
    }

    [SkippableTheory]
    [InlineData(1_000_000)]
    [InlineData(3_500_000)]
    [InlineData(10_000_000)]
    public async Task Chunks_of_any_size_make_the_blob(long chunk)
    {
        _client = new RemoteRegistry(new RegistryClientOptions { ChunkSize = chunk });
        var repository = await OpenAsync($"chunks{chunk}");

        await (await new SampleImage("chunks", layerSize: 7_000_000).PushToAsync(repository, "1")).RequireAllInAsync(repository);
    }

    [SkippableFact]
    public async Task An_empty_blob_can_be_pushed()
    {
        var repository = await OpenAsync();
        var empty = Descriptor.Of(MediaTypes.OctetStream, []);

        await repository.PushAsync(empty, ContentSource.FromBytes(default));

        Assert.Empty(await repository.FetchBytesAsync(empty, 0));
    }

    [SkippableFact]
    public async Task Content_that_is_not_what_it_should_be_is_refused_before_the_registry_has_it()
    {
        var repository = await OpenAsync();
        var expected = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);

        foreach (var wrong in (string[])["hallo", "hell", "hello!"])
        {
            await Assert.ThrowsAsync<WrongContentException>(() => repository.PushAsync(expected, ContentSource.FromBytes(System.Text.Encoding.UTF8.GetBytes(wrong))));
        }

        Assert.False(await repository.ExistsAsync(expected));
    }

    [SkippableFact]
    public async Task A_manifest_without_its_children_is_refused_by_the_registry()
    {
        var repository = await OpenAsync();
        var (manifest, bytes) = new SampleImage("orphan").Content.First(item => MediaTypes.IsManifest(item.Descriptor.MediaType));

        var error = await Assert.ThrowsAnyAsync<RegistryException>(() => repository.PushAsync(manifest, ContentSource.FromBytes(bytes)));

        Assert.Contains(error.Answer.Errors, refusal => refusal.Code == "MANIFEST_BLOB_UNKNOWN");
    }

    [SkippableFact]
    public async Task A_registry_that_refuses_to_write_says_so_in_the_error()
    {
        await using var registry = await TestRegistry.StartAsync(new TestRegistryOptions { ReadOnly = true });
        var repository = _client.Open(RepositoryName.Parse($"{registry.Host}/a"));

        var error = await Assert.ThrowsAnyAsync<RegistryException>(() => new SampleImage("x").PushToAsync(repository));

        Assert.Contains(registry.Host, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Answer.StatusCode, 400, 599);
    }

    [SkippableFact]
    public async Task A_tag_moves_and_needs_its_manifest()
    {
        var repository = await OpenAsync();
        var (one, two) = (await new SampleImage("1").PushToAsync(repository, "latest"), await new SampleImage("2").PushToAsync(repository, "latest"));

        Assert.Equal(two.Root, await repository.ResolveAsync("latest"));
        Assert.Equal(["latest"], await repository.ListTagsAsync().ToListAsync());
        Assert.True(await repository.ExistsAsync(one.Root));
        await Assert.ThrowsAsync<MissingContentException>(() => repository.TagAsync(new SampleImage("3").Root, "latest"));
        await Assert.ThrowsAsync<InvalidReferenceException>(() => repository.TagAsync(two.Root, "a b"));
    }

    [SkippableFact]
    public async Task The_right_credential_opens_a_guarded_registry_and_a_wrong_one_is_named_by_its_origin()
    {
        var registry = await registries.GuardedAsync();
        var name = RepositoryName.Parse($"{registry.Host}/{nameof(RemoteRegistryTests).ToLowerInvariant()}");
        await using var right = new RemoteRegistry(new RegistryClientOptions { Credentials = Environment(TestRegistry.Password) });
        await using var wrong = new RemoteRegistry(new RegistryClientOptions { Credentials = Environment("a wrong pass phrase") });

        await (await new SampleImage("x").PushToAsync(right.Open(name), "1")).RequireAllInAsync(right.Open(name));
        var refused = await Assert.ThrowsAsync<UnauthorizedException>(() => new SampleImage("x").PushToAsync(wrong.Open(name)));
        var missing = await Assert.ThrowsAsync<UnauthorizedException>(() => _client.Open(name).ResolveAsync("1"));

        Assert.Equal("environment (REGISTRY_USERNAME, REGISTRY_PASSWORD)", refused.Answer.CredentialOrigin);
        Assert.Contains("environment (REGISTRY_USERNAME", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a wrong pass phrase", refused.ToString(), StringComparison.Ordinal);
        Assert.Null(missing.Answer.CredentialOrigin);
        Assert.Contains($"docker login {registry.Host}", missing.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Nobody_listening_is_an_unreachable_registry()
    {
        string host;
        await using (var registry = await TestRegistry.StartAsync())
        {
            host = registry.Host;
        }

        var error = await Assert.ThrowsAsync<UnreachableRegistryException>(() => _client.Open(new RepositoryName(host, "a")).ResolveAsync("1"));

        Assert.Equal(host, error.Host);
        Assert.Contains("check", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Skopeo_reads_what_was_pushed()
    {
        var skopeo = await TestTools.RequireAsync("skopeo");
        var repository = await OpenAsync();
        var image = await new SampleImage("x").PushToAsync(repository, "0.1.0");

        var raw = await skopeo.Prepare("inspect", "--raw", "--tls-verify=false", $"docker://{repository.Location}:0.1.0").RunAsync(CancellationToken.None);

        Assert.Equal(image.Root.Digest, Digest.Of(System.Text.Encoding.UTF8.GetBytes(raw.StandardOutput.TrimEnd('\n'))));
    }

    private static EnvironmentCredentials Environment(string password) => new(new Dictionary<string, string>
    {
        [EnvironmentCredentials.UsernameVariable] = TestRegistry.UserName,
        [EnvironmentCredentials.PasswordVariable] = password,
    });

    private async Task<IRepository> OpenAsync(string suffix = "", [CallerMemberName] string test = "")
    {
        var path = string.Join('-', test.ToLowerInvariant().Split('_', StringSplitOptions.RemoveEmptyEntries)) + suffix;
        return _client.Open(new RepositoryName((await registries.OpenAsync()).Host, path));
    }
}
