using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>The list of referrers under a tag, when the request that writes it is lost.</summary>
[Collection(RegistriesCollection.Name)]
public sealed class ReferrersListRetryTests(RegistryFixture registries)
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_another_client_lists_between_two_tries_stays_listed(bool arrives)
    {
        var registry = await registries.OpenAsync();
        var name = RepositoryName.Parse($"example.org/listed/{Guid.NewGuid():N}");
        await using var client = new RemoteRegistry(new RegistryClientOptions { TimeProvider = new InstantTime() });
        var behind = client.Open(new RepositoryName(registry.Host, name.Path));
        var image = await new SampleImage("x").PushToAsync(behind);
        var (mine, others) = (new SampleReferrer(image.Root, "mine"), new SampleReferrer(image.Root, "others"));
        async Task PushOthersAsync() => await others.PushToAsync(behind);
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.To("PUT", $"*/manifests/{ReferrersTag.Of(image.Root.Digest)}"), async (request, next) =>
        {
            if (arrives)
            {
                (await next(request)).Dispose();
            }

            await PushOthersAsync();
            throw new DroppedConnectionException();
        }).OnlyThe(1));

        await mine.PushToAsync(client.Open(new RepositoryName(proxy.Host, name.Path)));

        var listed = await behind.ListReferrersAsync(image.Root.Digest).Select(referrer => referrer.Digest).ToListAsync();
        Assert.Equal(new[] { $"{mine.Digest}", $"{others.Digest}" }.Order(), listed.Select(digest => $"{digest}").Order());
    }
}
