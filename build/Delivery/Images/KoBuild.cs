using System.Collections.Immutable;
using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.Images;

/// <summary>One entry of <c>builds</c> in ko's configuration; flags and linker flags may be templates.</summary>
public sealed record KoBuild
{
    /// <summary>The entry's name; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The folder that <see cref="Main"/> is relative to.</summary>
    public string Dir { get; init; } = ".";

    /// <summary>The main package, or a source file in it.</summary>
    public string Main { get; init; } = ".";

    /// <summary>The <c>NAME=value</c> entries for the go command, on top of the user's environment.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Flags of <c>go build</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Linker flags.</summary>
    public IReadOnlyList<string> Ldflags { get; init; } = [];

    /// <summary>Returns a copy whose flags and linker flags are filled in.</summary>
    /// <param name="data">The values: ko defines <c>Env</c>, with an empty <c>LDFLAGS</c> unless that is set.</param>
    /// <exception cref="UnknownTemplateKeyException">A template names a key without a value.</exception>
    /// <exception cref="UnsupportedTemplateException">A template is more than text and fields.</exception>
    public KoBuild Render(GoTemplateData data) => this with
    {
        Flags = [.. Flags.Select(flag => GoTemplate.Render(flag, data))],
        Ldflags = [.. Ldflags.Select(flag => GoTemplate.Render(flag, data))],
    };

    /// <summary>Returns the user's environment with this entry's on top; of two with one name the last wins.</summary>
    /// <param name="environment">The user's environment.</param>
    public ImmutableDictionary<string, string> EnvironmentOver(IReadOnlyDictionary<string, string> environment)
    {
        var merged = environment.ToImmutableDictionary(StringComparer.Ordinal).ToBuilder();
        foreach (var entry in Environment)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            merged[equals < 0 ? entry : entry[..equals]] = equals < 0 ? "" : entry[(equals + 1)..];
        }
        return merged.ToImmutable();
    }

    internal string PackageDirectory(string directory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Main, Path.GetFullPath(Dir, directory)));
        return File.Exists(path) ? Path.GetDirectoryName(path)! : path;
    }
}
