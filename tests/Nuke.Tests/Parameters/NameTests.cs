using CsCheck;
using Nuke.Common.Checks;
using Nuke.Common.Parameters;

namespace Nuke.Common.Tests.Parameters;

public class NameTests
{
    [Theory]
    [InlineData("GitHubToken", "github-token")]
    [InlineData("Api2Key", "api2key")]
    [InlineData("NuGetApiKey", "nuget-api-key")]
    [InlineData("MyGitHubToken", "my-github-token")]
    [InlineData("DotNetVersion", "dotnet-version")]
    [InlineData("MSBuildTargets", "msbuild-targets")]
    [InlineData("ImageTag", "image-tag")]
    [InlineData("Source", "source")]
    [InlineData("ClusteradmVersion", "clusteradm-version")]
    [InlineData("SignKey", "sign-key")]
    public void A_member_has_a_name_with_dashes_in_which_known_words_stay_whole(string member, string dashed)
    {
        Check.Equal(dashed, ParameterNames.Dashed(member));
    }

    [Fact]
    public void Dashing_only_adds_dashes_and_lowers_case()
    {
        Gen.String[Gen.Char.AlphaNumeric, 1, 30].Sample(name =>
            ParameterNames.Plain(ParameterNames.Dashed(name)).Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("imagetga", "image-tag")]
    [InlineData("image", "image-tag")]
    [InlineData("regisrty", "registry")]
    [InlineData("x", null)]
    [InlineData("something-else", null)]
    public void The_nearest_name_is_found_if_there_is_a_near_one(string name, string? nearest)
    {
        Check.Equal(nearest, NearestName.Find(name, ["image-tag", "registry", "skip"]));
    }
}
