using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What a repository declares of one program that goes into archives (an entry under <c>builds</c> of goreleaser), its templates not yet filled in.</summary>
public sealed record ProgramDeclaration
{
    /// <summary>The name by which archives refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>The main package's import path relative to the module, such as <c>./cmd/manager</c>.</summary>
    public required string MainPackage { get; init; }

    /// <summary>The folder below the repository's root in which the go command runs; empty for the root.</summary>
    public string Directory { get; init; } = "";

    /// <summary>The file's path in an archive as a Go template, such as <c>bin/kflex</c>, without the suffix that Windows needs.</summary>
    public required string Binary { get; init; }

    /// <summary>The platforms to build; a variant is there only where it is not goreleaser's default of amd64.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>Flags for <c>go build</c>, as Go templates.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Parts of <c>-ldflags</c>, as Go templates.</summary>
    public IReadOnlyList<string> Ldflags { get; init; } = [];

    /// <summary>Environment for the go command as <c>NAME=value</c>, values as Go templates.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
