using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Tests.Git;

public sealed class GitUrlTests
{
    [Theory]
    [InlineData("git@github.com:kubestellar/kubeflex.git", "https://github.com/kubestellar/kubeflex.git")]
    [InlineData("ssh://git@github.com/kubestellar/kubeflex.git", "https://github.com/kubestellar/kubeflex.git")]
    [InlineData("https://github.com/kubestellar/kubeflex", "https://github.com/kubestellar/kubeflex")]
    [InlineData("/srv/git/kubeflex.git", "/srv/git/kubeflex.git")]
    public void Ssh_addresses_become_https_and_others_stay(string address, string expected) => Assert.Equal(expected, GitUrl.WithoutSsh(address));

    [Theory]
    [InlineData("git@github.com:kubestellar/kubeflex.git", "kubestellar/kubeflex")]
    [InlineData("https://github.com/kubestellar/kubeflex/", "kubestellar/kubeflex")]
    [InlineData("github.com/kubestellar/kubeflex", "kubestellar/kubeflex")]
    [InlineData("/srv/kubeflex", "srv/kubeflex")]
    [InlineData("kubeflex", null)]
    public void The_last_two_parts_name_the_repository(string address, string? expected) => Assert.Equal(expected, GitUrl.RepositoryNameOf(address));

    [Theory]
    [InlineData("git@github.com:kubestellar/kubeflex.git", "https://github.com/kubestellar/kubeflex")]
    [InlineData("https://someone:secret@github.com/kubestellar/kubeflex.git", "https://github.com/kubestellar/kubeflex")]
    [InlineData("/srv/kubeflex", null)]
    public void The_web_address_has_neither_user_nor_suffix(string address, string? expected) => Assert.Equal(expected, GitUrl.WebAddressOf(address));

    [Theory]
    [InlineData("https://someone:secret@git.example.org/a/b.git", "https://git.example.org/a/b.git")]
    [InlineData("https://someone:se@cret@git.example.org/a", "https://git.example.org/a")]
    [InlineData("https://someone:sécret%7E@git.example.org", "https://git.example.org")]
    [InlineData("https://git.example.org/@scope/a", "https://git.example.org/@scope/a")]
    [InlineData("git@git.example.org:a/b", "git@git.example.org:a/b")]
    [InlineData("/srv/a@b", "/srv/a@b")]
    public void Passwords_are_never_shown(string address, string expected) => Assert.Equal(expected, GitUrl.ForDisplay(address));

    [Theory]
    [InlineData("https://github.com/a/b", true)]
    [InlineData("git@github.com:a/b", true)]
    [InlineData("file:///srv/a", true)]
    [InlineData("../a", false)]
    [InlineData("C:/a", false)]
    public void Addresses_and_paths_are_told_apart(string address, bool isUrl) => Assert.Equal(isUrl, GitUrl.IsUrl(address));
}
