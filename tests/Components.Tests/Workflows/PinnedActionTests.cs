using CsCheck;
using KubeStellar.Build.Workflows;

namespace KubeStellar.Build.Tests.Workflows;

public class PinnedActionTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("owner/name@v4")]
    [InlineData("owner/name@main # v4")]
    [InlineData("owner/name@0123456 # v4")]
    [InlineData($"owner/name@{Commit}")]
    [InlineData($"owner/name@{Commit} # main")]
    [InlineData($"name@{Commit} # v4")]
    [InlineData($"owner/name@{Commit} # v4\nrun: x")]
    [InlineData($"./local@{Commit} # v4")]
    public void What_could_be_moved_to_other_content_is_refused(string text) =>
        Assert.Contains("is no pinned action", Assert.Throws<FormatException>(() => PinnedAction.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pinned_action_is_written_as_it_was_read() =>
        Gen.Select(Gen.Char["0123456789abcdef"].Array[40], Gen.Int[0, 99], Gen.OneOf(Gen.Const("owner/name"), Gen.Const("Owner-1/na.me_2/sub/folder")))
            .Select((commit, version, name) => $"{name}@{new string(commit)} # v{version}.0.1")
            .Sample(text => Assert.Equal(text, PinnedAction.Parse(text).ToString()));
}
