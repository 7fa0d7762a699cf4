namespace KubeStellar.Delivery.GitHub;

/// <summary>A file of a release on GitHub, as the REST API describes it.</summary>
public sealed record GitHubAsset
{
    /// <summary>The state of a file that was uploaded whole.</summary>
    public const string Uploaded = "uploaded";

    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary><see cref="Uploaded"/>, or anything else while an upload lasts or after one was interrupted.</summary>
    public string State { get; init; } = "";

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Its digest as <c>sha256:…</c>, or null where the server computes none.</summary>
    public string? Digest { get; init; }
}
