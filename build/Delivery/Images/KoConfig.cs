using System.Collections.Immutable;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>ko's configuration: a <c>.ko.yaml</c> with the environment's <c>KO_…</c> variables on top, by the rules of https://ko.build/configuration.</summary>
public sealed record KoConfig
{
    /// <summary>The base image that ko takes when nothing names one.</summary>
    public const string DefaultBase = "cgr.dev/chainguard/static:latest";

    /// <summary>The file that was read; null when there is none.</summary>
    public string? Path { get; init; }

    /// <summary>The base image of images without an override (<c>KO_DEFAULTBASEIMAGE</c>, <c>defaultBaseImage</c>, <see cref="DefaultBase"/>).</summary>
    public string DefaultBaseImage { get; init; } = DefaultBase;

    /// <summary>Base images by import path in lower case (<c>baseImageOverrides</c>).</summary>
    public ImmutableDictionary<string, string> BaseImageOverrides { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The platforms when none are asked for (<c>KO_DEFAULTPLATFORMS</c>, <c>defaultPlatforms</c>); empty when unset.</summary>
    public IReadOnlyList<Platform> DefaultPlatforms { get; init; } = [];

    /// <summary>The <c>NAME=value</c> entries for builds without their own (<c>KO_DEFAULTENV</c>, <c>defaultEnv</c>).</summary>
    public IReadOnlyList<string> DefaultEnvironment { get; init; } = [];

    /// <summary>The flags for builds without their own (<c>KO_DEFAULTFLAGS</c>, <c>defaultFlags</c>).</summary>
    public IReadOnlyList<string> DefaultFlags { get; init; } = [];

    /// <summary>The linker flags for builds without their own (<c>KO_DEFAULTLDFLAGS</c>, <c>defaultLdflags</c>).</summary>
    public IReadOnlyList<string> DefaultLdflags { get; init; } = [];

    /// <summary>The entries of <c>builds</c>, in the file's order.</summary>
    public IReadOnlyList<KoBuild> Builds { get; init; } = [];

    /// <summary>The registry and path that ko would publish to (<c>KO_DOCKER_REPO</c>); null when unset.</summary>
    public string? DockerRepository { get; init; }

    /// <summary>When images say they were created (<c>SOURCE_DATE_EPOCH</c>); null when unset.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The modification time of files in kodata (<c>KO_DATA_DATE_EPOCH</c>); null when unset.</summary>
    public DateTimeOffset? KodataTime { get; init; }

    /// <summary>Reads <c>.ko.yaml</c> in a folder, or what <c>KO_CONFIG_PATH</c> names (a file, or a folder with a <c>.ko.yaml</c>), and the environment.</summary>
    /// <param name="directory">The absolute folder that ko would run in.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="KoConfigException">The file does not exist where <c>KO_CONFIG_PATH</c> says, or cannot be understood.</exception>
    /// <exception cref="KoEnvironmentException">A variable has no usable value.</exception>
    public static async Task<KoConfig> LoadAsync(string directory, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var path = KoConfigFile.Find(directory, environment);
        var config = new KoConfig();
        if (path is not null)
        {
            try
            {
                config = Parse(await File.ReadAllTextAsync(path, cancellationToken), path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new KoConfigException(path, 0, 0, "a readable file", exception.Message, exception);
            }
        }
        return KoEnvironment.Apply(config, environment);
    }

    /// <summary>Parses the text of a <c>.ko.yaml</c>; keys that ko does not know are skipped, as ko does.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <exception cref="KoConfigException">The text is not YAML, or a value has the wrong shape.</exception>
    public static KoConfig Parse(string text, string path) => new KoConfigParser(path).Parse(text);

    /// <summary>The base image of a package: its override, else <see cref="DefaultBaseImage"/>.</summary>
    /// <param name="importPath">The import path; its case does not matter, as with ko.</param>
    public string BaseImageFor(string importPath) =>
        BaseImageOverrides.GetValueOrDefault(importPath.ToLowerInvariant()) is { Length: > 0 } image ? image : DefaultBaseImage;

    /// <summary>What <c>builds</c> and the defaults say of a package; an entry matches when its <c>dir</c> and <c>main</c> lead to the package's folder, and of several the last.</summary>
    /// <param name="package">The package.</param>
    /// <param name="directory">The absolute folder that ko would run in, which <c>dir</c> is relative to.</param>
    public KoBuild BuildFor(GoPackage package, string directory)
    {
        var build = Builds.LastOrDefault(build => build.PackageDirectory(directory) == package.Directory) ?? new KoBuild();
        return build with
        {
            Environment = build.Environment.Count == 0 ? DefaultEnvironment : build.Environment,
            Flags = build.Flags.Count == 0 ? DefaultFlags : build.Flags,
            Ldflags = build.Ldflags.Count == 0 ? DefaultLdflags : build.Ldflags,
        };
    }
}
