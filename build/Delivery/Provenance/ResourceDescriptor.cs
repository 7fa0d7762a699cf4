using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance;

/// <summary>Something that went into a build, as in-toto names it (<c>spec/v1/resource_descriptor.md</c>): at least one of address and digest is there.</summary>
public sealed record ResourceDescriptor
{
    private ResourceDescriptor()
    {
    }

    /// <summary>What people call it, or null.</summary>
    public string? Name { get; private init; }

    /// <summary>The address that names it for the whole world, or null.</summary>
    public string? Uri { get; private init; }

    /// <summary>The digests by algorithm: <c>gitCommit</c>, <c>sha256</c>; empty where none is known.</summary>
    public IReadOnlyDictionary<string, string> Digest { get; private init; } = new Dictionary<string, string>();

    /// <summary>Returns the descriptor of a commit: <c>git+&lt;address&gt;@refs/tags/&lt;tag&gt;</c>, or the name alone where the source has no web address.</summary>
    /// <param name="source">The source's web address, or its name.</param>
    /// <param name="tag">The git tag that names the commit.</param>
    /// <param name="commit">The commit.</param>
    public static ResourceDescriptor OfSource(string source, string tag, CommitId commit)
    {
        var digest = new Dictionary<string, string> { ["gitCommit"] = commit.Hex };
        return source.Contains("://", StringComparison.Ordinal)
            ? new ResourceDescriptor { Uri = $"git+{source}@refs/tags/{tag}", Digest = digest }
            : new ResourceDescriptor { Name = source, Digest = digest };
    }

    /// <summary>Returns the descriptor of a Go toolchain, as package URLs name it: <c>pkg:generic/go@1.25.1</c>.</summary>
    /// <param name="version">The version.</param>
    public static ResourceDescriptor OfGo(GoVersion version) => new() { Name = "go", Uri = PackageUrl.OfGoToolchain(version.ToString()) };

    /// <summary>Returns the descriptor of an image or another OCI artifact, as package URLs name it.</summary>
    /// <param name="repository">The repository that it is in.</param>
    /// <param name="digest">The digest of its manifest or index.</param>
    public static ResourceDescriptor OfArtifact(RepositoryName repository, Digest digest) => new()
    {
        Name = repository.ToString(),
        Uri = PackageUrl.OfArtifact(repository, digest),
        Digest = new Dictionary<string, string> { [digest.Algorithm] = digest.Hex },
    };

    /// <summary>Writes it as JSON.</summary>
    internal void Write(GoJsonWriter json)
    {
        json.StartObject();
        json.OptionalText("name", Name);
        json.OptionalText("uri", Uri);
        json.OptionalMap("digest", Digest);
        json.EndObject();
    }
}
