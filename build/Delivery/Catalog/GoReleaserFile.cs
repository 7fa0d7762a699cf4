using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Finds a <c>.goreleaser.yaml</c> and reads the images that it declares under <c>kos</c>, with the defaults that goreleaser takes from the <c>builds</c> entry.</summary>
public static class GoReleaserFile
{
    /// <summary>The names under which goreleaser looks for its file, in its order.</summary>
    public static readonly IReadOnlyList<string> Names = [".goreleaser.yml", ".goreleaser.yaml", "goreleaser.yml", "goreleaser.yaml"];

    /// <summary>Reads a source tree's file; null when it has none.</summary>
    /// <param name="files">The source tree.</param>
    /// <exception cref="InvalidYamlException">The file is malformed.</exception>
    public static YamlMap? Find(ISourceFiles files)
    {
        foreach (var name in Names)
        {
            if (files.TryReadText(name) is { } text)
            {
                return YamlMap.Parse(text, $"{files.Location}/{name}");
            }
        }

        return null;
    }

    /// <summary>Reads the declared images in the order of the file.</summary>
    /// <param name="root">The file.</param>
    /// <exception cref="InvalidYamlException">The file declares something that cannot be built.</exception>
    public static IReadOnlyList<ImageDeclaration> Images(YamlMap root)
    {
        var builds = root.Maps("builds");
        return [.. root.Maps("kos").SelectMany(ko => ReadKo(ko, BuildOf(ko, builds)))];
    }

    private static YamlMap? BuildOf(YamlMap ko, IReadOnlyList<YamlMap> builds) =>
        ko.Text("build") is not { } id ? (builds.Count > 0 ? builds[0] : null)
        : builds.FirstOrDefault(build => build.Text("id") == id)
            ?? throw ko.Error("build", $"the id of an entry under builds ({string.Join(", ", builds.Select(build => build.Text("id")))})", $"\"{id}\"");

    private static IEnumerable<ImageDeclaration> ReadKo(YamlMap ko, YamlMap? build)
    {
        var key = ko.Texts("repositories").Count > 0 ? "repositories" : "repository";
        var repositories = ko.Texts(key);
        return repositories.Count > 0
            ? repositories.Select(repository => Declare(ko, build, key, repository))
            : throw ko.Error(key, "repository or repositories: where the image is delivered", "neither");
    }

    private static ImageDeclaration Declare(YamlMap ko, YamlMap? build, string key, string repository)
    {
        var mainPackage = RelativeImportPath(ko.Text("main") ?? build?.Text("main") ?? ".");
        return new ImageDeclaration
        {
            Repository = RepositoryOf(ko, key, repository, mainPackage),
            MainPackage = mainPackage,
            Directory = ko.Text("working_dir") ?? build?.Text("dir") ?? "",
            Tags = OrElse(ko.Texts("tags"), ["latest"]),
            Platforms = ReadPlatforms(ko),
            Flags = OrElse(ko.Texts("flags"), build?.Texts("flags")),
            Ldflags = OrElse(ko.Texts("ldflags"), build?.Texts("ldflags")),
            Environment = OrElse(ko.Texts("env"), build?.Texts("env")),
            Labels = ko.TextsByKey("labels"),
            BaseImage = ko.Text("base_image"),
        };
    }

    private static RepositoryName RepositoryOf(YamlMap ko, string key, string repository, string mainPackage)
    {
        var naming = ko.Flag("bare") ? ImageNaming.Bare
            : ko.Flag("base_import_paths") ? ImageNaming.BaseName
            : throw ko.Error("bare", "bare: true or base_import_paths: true, so that the image has a stable name", "neither");
        return RepositoryName.TryParse(naming(repository, mainPackage), null, out var name)
            ? name
            : throw ko.Error(key, "a repository such as ghcr.io/owner/name", $"\"{repository}\"");
    }

    private static IReadOnlyList<Platform> ReadPlatforms(YamlMap ko)
    {
        var texts = OrElse(ko.Texts("platforms"), ["linux/amd64"]);
        return [.. texts.Select(text => Platform.TryParse(text, null, out var platform)
            ? platform
            : throw ko.Error("platforms", "platforms of the form os/architecture[/variant]", $"\"{text}\""))];
    }

    internal static string RelativeImportPath(string main) =>
        main is "." || main.StartsWith("./", StringComparison.Ordinal) ? main.TrimEnd('/') : "./" + main.TrimEnd('/');

    private static IReadOnlyList<string> OrElse(IReadOnlyList<string> values, IReadOnlyList<string>? defaults) =>
        values.Count > 0 ? values : defaults ?? [];
}
