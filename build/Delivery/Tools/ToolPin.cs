namespace KubeStellar.Delivery.Tools;

/// <summary>A program that a repository pins: <c>go install</c> of the package at the version brings it.</summary>
/// <param name="Package">The import path of its main package, such as <c>sigs.k8s.io/controller-tools/cmd/controller-gen</c>.</param>
/// <param name="Version">What stands behind the <c>@</c>: a version such as <c>v0.15.0</c>, a commit, or <c>latest</c>.</param>
/// <param name="Place">Where it is pinned, as <c>file:line</c>.</param>
public sealed record ToolPin(string Package, string Version, string Place)
{
    /// <summary>The version of Go that the repository installs it with (<c>GOTOOLCHAIN=go1.21.8 go install …</c>), or null where any will do.</summary>
    public string? Toolchain { get; init; }

    /// <summary>The program's name, which Go takes from the package: its last part that is no major version.</summary>
    public string Name => Package.Split('/').Last(part => !(part.Length > 1 && part[0] == 'v' && part[1..].All(char.IsAsciiDigit)));

    /// <summary>Returns <c>package@version</c>.</summary>
    public override string ToString() => $"{Package}@{Version}";
}
