namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>What the go command writes into each binary about its build, as <c>go version -m</c> shows it.</summary>
public sealed record GoBuildInformation
{
    /// <summary>The version of the toolchain, such as <c>go1.25.1</c>.</summary>
    public required string GoVersion { get; init; }

    /// <summary>The import path of the main package; empty in a binary that was built without modules.</summary>
    public string Path { get; init; } = "";

    /// <summary>The main module, or null.</summary>
    public GoModule? Main { get; init; }

    /// <summary>The other modules, in the order of the binary.</summary>
    public IReadOnlyList<GoModule> Dependencies { get; init; } = [];

    /// <summary>The settings of the build, such as <c>GOOS</c> and <c>-ldflags</c>, in the order of the binary.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];
}
