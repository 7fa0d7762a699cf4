using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_that_was_agreed_on() => AgreedApi.Require(typeof(Digest).Assembly, "tests/Oci.Tests/PublicApi/KubeStellar.Oci.txt");
}
