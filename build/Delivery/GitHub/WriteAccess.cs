namespace KubeStellar.Delivery.GitHub;

/// <summary>Whether a token may write to a repository.</summary>
public enum WriteAccess
{
    /// <summary>It may.</summary>
    Granted,

    /// <summary>It may not.</summary>
    Denied,

    /// <summary>It belongs to an app, such as the token of a GitHub Actions job, of which GitHub does not tell.</summary>
    Unknown,
}
