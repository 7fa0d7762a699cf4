namespace KubeStellar.Testing.GitHub;

/// <summary>What a token may do on the <see cref="FakeGitHub"/>.</summary>
public enum FakeToken
{
    /// <summary>A user's, who may write.</summary>
    Writer,

    /// <summary>A user's, who may read.</summary>
    Reader,

    /// <summary>An app's, such as that of a GitHub Actions job, which may write and is told that it may not push.</summary>
    App,
}
