namespace KubeStellar.Oci;

/// <summary>What a request wants to do, as registries name it when they ask their token service.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Write">Whether it writes.</param>
/// <param name="AlsoRead">The path of another repository of the same registry to read from, or null.</param>
internal sealed record TokenScope(RepositoryName Repository, bool Write, string? AlsoRead = null)
{
    public static readonly HttpRequestOptionsKey<TokenScope> Key = new("scope");

    /// <summary>The scopes to ask a token for, one a parameter.</summary>
    public IEnumerable<string> Parameters
    {
        get
        {
            yield return $"repository:{Repository.Path}:{(Write ? "pull,push" : "pull")}";
            if (AlsoRead is not null)
            {
                yield return $"repository:{AlsoRead}:pull";
            }
        }
    }
}
