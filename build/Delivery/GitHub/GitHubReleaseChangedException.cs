using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>Someone else changed a release while it was made; it stays a draft.</summary>
public sealed class GitHubReleaseChangedException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="release">The release.</param>
    /// <param name="found">What it has become.</param>
    public GitHubReleaseChangedException(string release, string found)
        : base(new Fault("publish the release on GitHub", release, "the draft as it was left, with the files of the release", found, "find out who else works on it, and run the same command again"))
        => Release = release;

    /// <summary>The release.</summary>
    public string Release { get; }
}
