namespace KubeStellar.Delivery.Catalog;

/// <summary>One program in an archive of one release: a declaration with its templates filled in.</summary>
public sealed record DeliveredProgram
{
    /// <summary>The declaration that it came from.</summary>
    public required ProgramDeclaration Declaration { get; init; }

    /// <summary>Its path in the archive, with <c>/</c> between its parts.</summary>
    public required string Path { get; init; }

    /// <summary>Flags for <c>go build</c>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Parts of <c>-ldflags</c>.</summary>
    public required IReadOnlyList<string> Ldflags { get; init; }

    /// <summary>Environment for the go command.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}
