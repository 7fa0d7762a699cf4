namespace KubeStellar.Testing.GitHub;

/// <summary>A file of a release on the <see cref="FakeGitHub"/>.</summary>
public sealed class FakeAsset
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>uploaded</c>, or <c>starter</c> after an upload that broke off.</summary>
    public required string State { get; init; }

    public required byte[] Content { get; init; }
}
