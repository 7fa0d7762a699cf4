using KubeStellar.Testing;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Tests.Testing;

public sealed class TemporaryRepositoryTests
{
    [Fact]
    public void Equal_histories_have_equal_hashes()
    {
        using var first = new TemporaryRepository();
        using var second = new TemporaryRepository();
        Assert.Equal(first.Commit("one", ("a/b.txt", "text\n")), second.Commit("one", ("a/b.txt", "text\n")));
        Assert.Equal(first.Commit("two"), second.Commit("two"));
        Assert.Equal(first.HeadTime, second.HeadTime);
        Assert.Equal("main", first.Git.Head.FriendlyName);
    }

    [Fact]
    public void Tags_reach_the_remote_and_the_clone()
    {
        using var repository = new TemporaryRepository();
        var commit = repository.Commit("one", ("a.txt", "text\n"));
        repository.Tag("v0.1.0");
        repository.TagAnnotated("v0.2.0", "the second");
        using var remote = new Repository(repository.AddRemote());
        Assert.Equal(["v0.1.0", "v0.2.0"], remote.Tags.Select(tag => tag.FriendlyName));
        Assert.All(remote.Tags, tag => Assert.Equal(commit, tag.PeeledTarget.Sha));
        Assert.True(remote.Tags["v0.2.0"].IsAnnotated);
        using var clone = new Repository(repository.Clone());
        Assert.Equal(commit, clone.Head.Tip.Sha);
        Assert.False(clone.RetrieveStatus().IsDirty);
    }
}
