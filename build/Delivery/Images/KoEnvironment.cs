using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>Lays ko's environment variables over its configuration; lists are separated by white space, platforms also by commas.</summary>
internal static class KoEnvironment
{
    public static KoConfig Apply(KoConfig config, IReadOnlyDictionary<string, string> environment) => config with
    {
        DefaultBaseImage = environment.GetValueOrDefault("KO_DEFAULTBASEIMAGE") is { Length: > 0 } image ? BaseImage(image) : config.DefaultBaseImage,
        DefaultPlatforms = Words(environment, "KO_DEFAULTPLATFORMS", ',') is { Count: > 0 } platforms ? Platforms(platforms) : config.DefaultPlatforms,
        DefaultEnvironment = Words(environment, "KO_DEFAULTENV") is { Count: > 0 } entries ? entries : config.DefaultEnvironment,
        DefaultFlags = Words(environment, "KO_DEFAULTFLAGS") is { Count: > 0 } flags ? flags : config.DefaultFlags,
        DefaultLdflags = Words(environment, "KO_DEFAULTLDFLAGS") is { Count: > 0 } ldflags ? ldflags : config.DefaultLdflags,
        DockerRepository = environment.GetValueOrDefault("KO_DOCKER_REPO") is { Length: > 0 } repository ? repository : null,
        Created = SourceDate.Of(environment),
        KodataTime = SourceDate.Read(environment, "KO_DATA_DATE_EPOCH"),
    };

    private static string BaseImage(string image) =>
        BaseImageName.IsValid(image) ? image : throw new KoEnvironmentException("KO_DEFAULTBASEIMAGE", BaseImageName.Expected, image);

    private static IReadOnlyList<Platform> Platforms(IReadOnlyList<string> words) =>
        [.. words.Select(word => Platform.TryParse(word, null, out var platform)
            ? platform
            : throw new KoEnvironmentException("KO_DEFAULTPLATFORMS", "platforms such as linux/amd64, separated by commas", word))];

    private static IReadOnlyList<string> Words(IReadOnlyDictionary<string, string> environment, string name, char separator = ' ') =>
        environment.GetValueOrDefault(name) is { } value ? [.. value.Split([' ', '\t', '\n', separator], StringSplitOptions.RemoveEmptyEntries)] : [];
}
