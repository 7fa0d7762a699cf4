using System.Runtime.CompilerServices;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Referrers;

/// <summary>Against a real registry that has no referrers API, so that clients keep the list under a tag.</summary>
[Collection(RegistriesCollection.Name)]
public sealed class RemoteReferrersTests(RegistryFixture registries) : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly RemoteRegistry _client = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _client.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Referrers_are_listed_under_the_tag_of_their_subject()
    {
        var repository = await OpenAsync();
        var subject = new SampleImage("x").Root;
        Assert.Empty(await repository.ListReferrersAsync(subject.Digest).ToListAsync());
        await new SampleImage("x").PushToAsync(repository, "1");
        Assert.Empty(await repository.ListReferrersAsync(subject.Digest).ToListAsync());

        var text = await new SampleReferrer(subject, "one").PushToAsync(repository);
        var json = await new SampleReferrer(subject, "two", "application/json").PushToAsync(repository);

        Assert.Equal([text.Listed, json.Listed], await repository.ListReferrersAsync(subject.Digest).ToListAsync());
        var found = Assert.Single(await repository.ListReferrersAsync(subject.Digest, "application/json").ToListAsync());
        Assert.Equal(("application/json", "two"), (found.ArtifactType, found.Annotations["text"]));
        Assert.Equal(["1", ReferrersTag.Of(subject.Digest)], await repository.ListTagsAsync().Order(StringComparer.Ordinal).ToListAsync());
    }

    [SkippableFact]
    public async Task A_referrer_that_is_listed_is_not_listed_twice()
    {
        var repository = await OpenAsync();
        var image = await new SampleImage("x").PushToAsync(repository);
        var referrer = await new SampleReferrer(image.Root, "one").PushToAsync(repository);
        var before = await repository.ResolveAsync(ReferrersTag.Of(image.Root.Digest));

        await referrer.PushToAsync(repository);
        await repository.TagAsync(referrer.Manifest.Descriptor, "named");

        Assert.Equal(before, await repository.ResolveAsync(ReferrersTag.Of(image.Root.Digest)));
    }

    [SkippableFact]
    public async Task Referrers_pushed_at_once_are_all_listed()
    {
        var repository = await OpenAsync();
        var image = await new SampleImage("x").PushToAsync(repository);

        var referrers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => new SampleReferrer(image.Root, $"text {number}").PushToAsync(repository)));

        var listed = await repository.ListReferrersAsync(image.Root.Digest).Select(referrer => referrer.Digest.Hex).Order().ToListAsync();
        Assert.Equal(referrers.Select(referrer => referrer.Digest.Hex).Order(), listed);
    }

    [SkippableFact]
    public async Task Referrers_travel_to_a_layout_and_back()
    {
        var (one, two) = (await OpenAsync("one"), await OpenAsync("two"));
        var layout = new OciLayout(_folder["layout"]);
        var image = await new SampleImage("x").PushToAsync(one);
        var referrer = await new SampleReferrer(image.Root, "one").PushToAsync(one);

        foreach (var (from, to) in (IEnumerable<(IRepository, IRepository)>)[(one, layout), (layout, two)])
        {
            await ArtifactCopier.CopyAsync(from, image.Root, to);
            await ReferrerCopier.CopyAsync(from, image.Root.Digest, to);
        }

        Assert.Equal([referrer.Listed], await two.ListReferrersAsync(image.Root.Digest).ToListAsync());
    }

    [SkippableFact]
    public async Task Oras_discovers_what_is_pushed_here_and_the_other_way_round()
    {
        var oras = await TestTools.RequireAsync("oras");
        var repository = await OpenAsync();
        var image = await new SampleImage("x").PushToAsync(repository, "1");
        await new SampleReferrer(image.Root, "one").PushToAsync(repository);
        _folder.Write("two.txt", "two");
        await oras.Prepare("attach", "--plain-http", "--artifact-type", "text/x-two", $"{repository.Location}:1", "two.txt:text/plain")
            .WithWorkingDirectory(_folder.FullPath).RunAsync(CancellationToken.None);
        await new SampleReferrer(image.Root, "three", "text/x-three").PushToAsync(repository);

        var discovered = await oras.Prepare("discover", "--plain-http", "--format", "json", $"{repository.Location}:1").RunAsync(CancellationToken.None);

        var listed = await repository.ListReferrersAsync(image.Root.Digest).ToListAsync();
        Assert.Equal(["text/plain", "text/x-two", "text/x-three"], listed.Select(referrer => referrer.ArtifactType));
        Assert.Equal(OrasDiscovery.Of(listed), OrasDiscovery.Read(discovered.StandardOutput));
    }

    private async Task<IRepository> OpenAsync(string suffix = "", [CallerMemberName] string test = "") =>
        _client.Open(new RepositoryName((await registries.OpenAsync()).Host, "referrers/" + test.ToLowerInvariant().Replace('_', '-') + suffix));
}
