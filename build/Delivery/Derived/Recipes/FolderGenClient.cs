namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>The function from v0.30 on: places are folders.</summary>
internal sealed record FolderGenClient(CodeGenerator Generator) : GenClient(Generator)
{
    /// <summary>The folder that groups of API types lie in; <see cref="GenClient.InputFolder"/> is it, or one below.</summary>
    public required string ApiFolder { get; init; }

    /// <summary>Plurals that are not made by the rules, as <c>Type:Plural</c>, separated by commas.</summary>
    public string PluralExceptions { get; init; } = "";

    /// <summary>Apply configurations of other modules, separated by commas.</summary>
    public string ApplyExternals { get; init; } = "";

    /// <summary>The file with the OpenAPI schema for apply configurations, or empty.</summary>
    public string ApplySchema { get; init; } = "";

    /// <summary>Whether clients prefer protobuf.</summary>
    public bool PrefersProtobuf { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<string> TargetArguments(string root, string folder) =>
        ["--output-dir", Path.Join(root, OutputFolder == "." ? "" : OutputFolder, folder), "--output-pkg", $"{OutputPackage}/{folder}"];

    /// <inheritdoc/>
    protected override IEnumerable<string> InputArguments(IEnumerable<ClientPackage> packages) => packages.Select(package => package.Import);

    /// <inheritdoc/>
    protected override IEnumerable<string> ClientArguments(string root) =>
    [
        "--input-base", Path.GetFullPath(ApiFolder, root), .. NameArguments,
        .. Generator.TakesProtobuf ? [$"--prefers-protobuf={(PrefersProtobuf ? "true" : "false")}"] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<string> ApplyArguments =>
        ["--external-applyconfigurations", ApplyExternals, .. Generator.TakesSchema ? ["--openapi-schema", ApplySchema] : Array.Empty<string>()];

    /// <inheritdoc/>
    protected override IEnumerable<string> NameArguments => ["--plural-exceptions", PluralExceptions];
}
