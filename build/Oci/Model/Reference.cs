using System.Diagnostics.CodeAnalysis;

namespace KubeStellar.Oci;

/// <summary>A repository with a tag, a digest, both or neither: <c>host/path[:tag][@digest]</c>. No tag is ever added silently.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest, or null; where both are given the digest decides.</param>
public sealed record Reference(RepositoryName Repository, string? Tag = null, Digest? Digest = null) : IParsable<Reference>
{
    /// <summary>The tag, or null; throws <see cref="InvalidReferenceException"/> when the text is none.</summary>
    public string? Tag { get; init => field = RequireTag(value); } = RequireTag(Tag);

    internal const string TagRule = "a tag: at most 128 letters, digits, '_', '.' and '-', the first no '.' or '-'";

    /// <summary>What a store resolves: the digest where there is one, else the tag, else <c>latest</c>.</summary>
    public string TagOrDigest => Digest?.ToString() ?? Tag ?? "latest";

    /// <summary>Says whether the text is a tag by the distribution specification: at most 128 of letters, digits, <c>_ . -</c>, the first no dot or dash.</summary>
    /// <param name="text">The text to look at.</param>
    public static bool IsTag([NotNullWhen(true)] string? text) => text is not null && ReferenceGrammar.IsTag(text);

    /// <summary>Parses a reference; throws <see cref="InvalidReferenceException"/> when the text is none.</summary>
    /// <param name="s">The text to parse.</param>
    /// <param name="provider">Not used.</param>
    public static Reference Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var reference) ? reference : throw new InvalidReferenceException(s, "[host[:port]/]path[:tag][@digest]");

    /// <summary>Parses a reference and says whether the text is one.</summary>
    /// <param name="s">The text to parse, or null.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The reference when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Reference result)
    {
        result = null;
        if (s is null)
        {
            return false;
        }

        var name = s;
        Digest? digest = null;
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            if (!Oci.Digest.TryParse(name[(at + 1)..], out var parsed))
            {
                return false;
            }

            (name, digest) = (name[..at], parsed);
        }

        string? tag = null;
        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf('/'))
        {
            (name, tag) = (name[..colon], name[(colon + 1)..]);
            if (!IsTag(tag))
            {
                return false;
            }
        }

        if (!RepositoryName.TryParse(name, provider, out var repository))
        {
            return false;
        }

        result = new Reference(repository, tag, digest);
        return true;
    }

    /// <summary>Returns <c>registry/path[:tag][@digest]</c>, which parses to the same reference.</summary>
    public override string ToString() =>
        string.Concat(Repository.ToString(), Tag is null ? "" : ":" + Tag, Digest is null ? "" : "@" + Digest.Value.ToString());

    private static string? RequireTag(string? tag) => tag is null || IsTag(tag) ? tag : throw new InvalidReferenceException(tag, TagRule);
}
