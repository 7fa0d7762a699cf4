namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>The function before v0.30: places are packages below a folder that lies outside of the source tree.</summary>
internal sealed record PackageGenClient(CodeGenerator Generator) : GenClient(Generator)
{
    /// <summary>The import path of <see cref="GenClient.InputFolder"/>.</summary>
    public required string InputPackage { get; init; }

    /// <summary>The folder that the path of a package is put behind, as seen from the root of the source tree: <c>../../..</c>.</summary>
    public required string Base { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<string> TargetArguments(string root, string folder) => ["--output-base", Path.GetFullPath(Base, root), "--output-package", $"{OutputPackage}/{folder}"];

    /// <inheritdoc/>
    protected override IEnumerable<string> InputArguments(IEnumerable<ClientPackage> packages) => packages.SelectMany(package => new[] { "--input-dirs", package.Import });

    /// <inheritdoc/>
    protected override IEnumerable<string> ClientArguments(string root) => ["--input-base", InputPackage];
}
