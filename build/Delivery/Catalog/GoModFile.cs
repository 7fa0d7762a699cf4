using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What a <c>go.mod</c> file says: the module, the Go it needs, what it requires and what it replaces.</summary>
public sealed record GoModFile
{
    /// <summary>The name of the file in a module's folder.</summary>
    public const string FileName = "go.mod";

    /// <summary>The Go that a file without a <c>go</c> line asks for, by the rule of the Go reference.</summary>
    public static readonly GoVersion DefaultGo = GoVersion.Parse("1.16");

    /// <summary>The module's path, such as <c>github.com/kubestellar/kubestellar</c>.</summary>
    public required string Module { get; init; }

    /// <summary>The version on the <c>go</c> line, the oldest that may build the module; null when there is no such line.</summary>
    public GoVersion? Go { get; init; }

    /// <summary>The name on the <c>toolchain</c> line, such as <c>go1.24.5</c> or <c>default</c>; null when there is no such line.</summary>
    public string? Toolchain { get; init; }

    /// <summary>The required modules in the file's order.</summary>
    public IReadOnlyList<GoModFileRequirement> Requirements { get; init; } = [];

    /// <summary>The replaced modules in the file's order.</summary>
    public IReadOnlyList<GoModFileReplacement> Replacements { get; init; } = [];

    /// <summary>The oldest Go that may build the module: <see cref="Go"/>, else <see cref="DefaultGo"/>.</summary>
    public GoVersion MinimumGo => Go ?? DefaultGo;

    /// <summary>The version required of a module, before replacement; null when it is not required.</summary>
    /// <param name="module">The path of the module, such as <c>k8s.io/client-go</c>.</param>
    public string? RequiredVersionOf(string module)
    {
        foreach (var requirement in Requirements)
        {
            if (requirement.Path == module)
                return requirement.Version;
        }
        return null;
    }

    /// <summary>Parses the text of a <c>go.mod</c> file; directives that do not concern a build here are skipped.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <exception cref="GoModFileException">A line cannot be understood, or the module is not named.</exception>
    public static GoModFile Parse(string text, string path) => new GoModFileParser(text, path).Parse();

    /// <summary>Reads and parses a <c>go.mod</c> file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="GoModFileException">The file does not exist or a line cannot be understood.</exception>
    public static async Task<GoModFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GoModFileException(path, 0, "a readable file", exception.Message, exception);
        }
        return Parse(text, path);
    }
}
