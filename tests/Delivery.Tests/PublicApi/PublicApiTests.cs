using KubeStellar.Delivery.Versions;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_that_was_agreed_on() => AgreedApi.Require(typeof(ReleaseVersion).Assembly, "tests/Delivery.Tests/PublicApi/KubeStellar.Delivery.txt");
}
