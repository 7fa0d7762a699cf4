using System.Net;
using System.Text;
using KubeStellar.Oci;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Testing.Faults;

public sealed class SeededFaultsTests
{
    private const string Repository = "http://127.0.0.1/v2/a/b";

    private static readonly string Content = $"sha256:{new string('1', 64)}";

    public static TheoryData<FaultKind> Kinds => [.. Enum.GetValues<FaultKind>()];

    [Fact]
    public async Task One_seed_gives_the_same_faults_whatever_the_order_of_requests_and_another_seed_others()
    {
        var requests = Enumerable.Range(0, 400).Select(number => (HttpMethod.Get, $"{Repository}/blobs/sha256:{number:x64}")).ToList();
        var first = await InjectedAsync(11, FaultProfile.Heavy, requests);
        var shuffled = await InjectedAsync(11, FaultProfile.Heavy, Enumerable.Reverse(requests));
        var other = await InjectedAsync(12, FaultProfile.Heavy, requests);
        Assert.Equal(first.ToHashSet(), shuffled.ToHashSet());
        Assert.NotEqual(first.ToHashSet(), other.ToHashSet());
    }

    [Fact]
    public async Task Each_repetition_of_a_request_is_decided_anew_and_again_by_the_seed()
    {
        var same = Enumerable.Repeat((HttpMethod.Get, $"{Repository}/tags/list"), 200).ToList();
        var injected = await InjectedAsync(3, FaultProfile.Heavy, same);
        Assert.InRange(injected.Count, 10, 60);
        Assert.Equal(injected, await InjectedAsync(3, FaultProfile.Heavy, same));
    }

    [Fact]
    public void What_is_drawn_by_lot_in_an_address_makes_no_other_request()
    {
        static string Of(string method, string path) => RequestIdentity.Of(new HttpRequestMessage(new HttpMethod(method), "http://127.0.0.1" + path));
        Assert.Equal(
            Of("PUT", "/v2/a/blobs/uploads/5a3f66aa-7a3c-4a7a-9d0a-43f8b3b6a111?_state=abc&digest=sha256%3A11"),
            Of("PUT", "/v2/a/blobs/uploads/00000000-7a3c-4a7a-9d0a-43f8b3b6a222?_state=xyz&digest=sha256%3A11"));
        Assert.NotEqual(Of("PUT", "/v2/a/blobs/uploads/x?digest=sha256%3A11"), Of("PUT", "/v2/a/blobs/uploads/x?digest=sha256%3A22"));
        Assert.Equal(Of("PUT", "/v2/a/manifests/claim-0.1.0-0123456789abcdef-11111111"), Of("PUT", "/v2/a/manifests/claim-0.1.0-0123456789abcdef-22222222"));
        Assert.NotEqual(Of("GET", "/v2/a/manifests/0.1.0"), Of("HEAD", "/v2/a/manifests/0.1.0"));
    }

    [Theory]
    [InlineData(FaultProfile.Light, 4, 40)]
    [InlineData(FaultProfile.Heavy, 100, 220)]
    public async Task A_profile_says_how_many_requests_are_met(FaultProfile profile, int least, int most)
    {
        var requests = Enumerable.Range(0, 1000).Select(number => (HttpMethod.Head, $"{Repository}/blobs/sha256:{number:x64}")).ToList();
        Assert.InRange((await InjectedAsync(5, profile, requests)).Count, least, most);
    }

    [Fact]
    public async Task A_storm_meets_every_request_for_a_while_and_none_else()
    {
        var requests = Enumerable.Range(0, 600).Select(number => (HttpMethod.Head, $"{Repository}/blobs/sha256:{number:x64}")).ToList();
        var injected = await InjectedAsync(7, FaultProfile.Storm, requests);
        var met = injected.Select(fault => requests.FindIndex(request => fault.Request.EndsWith(request.Item2[^64..], StringComparison.Ordinal))).ToList();
        var gaps = met.Zip(met.Skip(1)).Count(pair => pair.Second != pair.First + 1);
        Assert.InRange(injected.Count, 3, 120);
        Assert.InRange(gaps, 0, 2);
    }

    [Fact]
    public async Task At_the_end_of_the_world_all_that_follows_fails_in_one_way()
    {
        var requests = Enumerable.Range(0, 600).Select(number => (HttpMethod.Head, $"{Repository}/blobs/sha256:{number:x64}")).ToList();
        var injected = await InjectedAsync(9, FaultProfile.EndOfTheWorld, requests);
        Assert.InRange(injected.Count, 300, 600);
        Assert.Single(injected.Select(fault => fault.Kind).Distinct());
        Assert.EndsWith(requests[^1].Item2[^64..], injected[^1].Request, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_fault_happens_to_some_request(FaultKind kind)
    {
        (HttpMethod, string)[] requests =
        [
            (HttpMethod.Put, $"{Repository}/manifests/1.0.0"), (HttpMethod.Put, $"{Repository}/blobs/uploads/x?digest={Content}"),
            (HttpMethod.Get, $"{Repository}/manifests/{Content}"), (HttpMethod.Patch, $"{Repository}/blobs/uploads/x"),
        ];
        var injected = await InjectedAsync(1, FaultProfile.Heavy, Enumerable.Range(0, 25).SelectMany(_ => requests), kind);
        Assert.NotEmpty(injected);
        Assert.All(injected, fault => Assert.Equal(kind, fault.Kind));
    }

    private static async Task<IReadOnlyList<InjectedFault>> InjectedAsync(int seed, FaultProfile profile, IEnumerable<(HttpMethod Method, string Address)> requests, params FaultKind[] kinds)
    {
        var faults = new SeededFaults(seed, profile) { Kinds = kinds.Length > 0 ? kinds : [FaultKind.ServerError, FaultKind.RequestTimeout, FaultKind.ResetBefore] };
        foreach (var (method, address) in requests)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Content = method == HttpMethod.Put || method == HttpMethod.Patch ? new StringContent("{\"content\":1}", Encoding.UTF8, MediaTypes.OciManifest) : null;
            try
            {
                var passing = faults.Rule.Does(request, _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("answer") }));
                // A request that is kept waiting is not waited for.
                await Task.WhenAny(passing, Task.Delay(TimeSpan.FromMilliseconds(10)));
            }
            catch (DroppedConnectionException)
            {
                // That is one of the kinds.
            }
        }

        return faults.Injected;
    }
}
