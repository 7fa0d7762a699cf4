using System.Diagnostics.CodeAnalysis;

namespace KubeStellar.Oci;

/// <summary>The name of a repository: the registry's host (and port) and the path there, such as <c>ghcr.io/kubestellar/ocm-status-addon</c>.</summary>
/// <remarks>A name without a host is Docker Hub's, as Docker and go-containerregistry read it: <c>alpine</c> is <c>index.docker.io/library/alpine</c>.</remarks>
/// <param name="Registry">The host, with a port where it is not the scheme's own.</param>
/// <param name="Path">The path below the host, in lower case, components separated by slashes.</param>
public sealed record RepositoryName(string Registry, string Path) : IParsable<RepositoryName>
{
    /// <summary>The host of Docker Hub; <c>docker.io</c> stands for it in what users write.</summary>
    public const string DockerHub = "index.docker.io";

    private const string Rule = "[host[:port]/]path in lower case";

    /// <summary>The greatest length in characters of what is parsed as a name: 255, as Docker has it.</summary>
    private const int MaxLength = 255;

    /// <summary>The host, with a port where it is not the scheme's own; throws <see cref="InvalidReferenceException"/> when the text is none.</summary>
    public string Registry { get; init => field = Require(value, ReferenceGrammar.IsHost(value)); } = Require(Registry, ReferenceGrammar.IsHost(Registry));

    /// <summary>The path below the host, in lower case, components separated by slashes; throws <see cref="InvalidReferenceException"/> when the text is none.</summary>
    public string Path { get; init => field = Require(value, ReferenceGrammar.IsPath(value)); } = Require(Path, ReferenceGrammar.IsPath(Path));

    /// <summary>Parses <c>[host[:port]/]path</c>; throws <see cref="InvalidReferenceException"/> when the text is not a repository name.</summary>
    /// <param name="s">The text to parse.</param>
    /// <param name="provider">Not used.</param>
    public static RepositoryName Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var name) ? name : throw new InvalidReferenceException(s, Rule);

    /// <summary>Parses <c>[host[:port]/]path</c> and says whether the text is a repository name.</summary>
    /// <param name="s">The text to parse, or null.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The name when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out RepositoryName result)
    {
        result = null;
        if (string.IsNullOrEmpty(s) || s.Length > MaxLength)
        {
            return false;
        }

        var slash = s.IndexOf('/', StringComparison.Ordinal);
        var named = slash > 0 && LooksLikeHost(s.AsSpan(0, slash));
        var registry = named ? s[..slash] : DockerHub;
        var path = named ? s[(slash + 1)..] : s;
        if (registry == "docker.io")
        {
            registry = DockerHub;
        }

        if (registry == DockerHub && !path.Contains('/', StringComparison.Ordinal))
        {
            path = "library/" + path;
        }

        if (!ReferenceGrammar.IsHost(registry) || !ReferenceGrammar.IsPath(path))
        {
            return false;
        }

        result = new RepositoryName(registry, path);
        return true;
    }

    /// <summary>Returns <c>registry/path</c>.</summary>
    public override string ToString() => $"{Registry}/{Path}";

    private static bool LooksLikeHost(ReadOnlySpan<char> first) =>
        first.IndexOfAny('.', ':') >= 0 || first is "localhost" || first.IndexOfAnyInRange('A', 'Z') >= 0;

    private static string Require(string part, bool isPart) => isPart ? part : throw new InvalidReferenceException(part, Rule);
}
