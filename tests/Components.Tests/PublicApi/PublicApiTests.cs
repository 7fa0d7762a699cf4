using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_that_was_agreed_on() => AgreedApi.Require(typeof(IRelease).Assembly, "tests/Components.Tests/PublicApi/KubeStellar.Build.txt");
}
