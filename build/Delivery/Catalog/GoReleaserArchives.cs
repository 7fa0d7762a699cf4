using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Reads the archives that a <c>.goreleaser.yaml</c> declares under <c>builds</c>, <c>archives</c> and <c>checksum</c>, with goreleaser's defaults (goreleaser.com, "Archives").</summary>
internal static class GoReleaserArchives
{
    private const string TarGz = "tar.gz";

    // What goreleaser links into programs whose build says nothing.
    private const string DefaultLdflags = "-s -w -X main.version={{.Version}} -X main.commit={{.Commit}} -X main.date={{.Date}} -X main.builtBy=goreleaser";

    private static readonly string[] BuildKeys =
        ["id", "main", "dir", "binary", "goos", "goarch", "goarm", "goamd64", "ignore", "flags", "ldflags", "env", "skip", "builder", "mod_timestamp", "no_unique_dist_dir", "no_main_check"];

    private static readonly string[] ArchiveKeys =
        ["id", "builds", "ids", "name_template", "format", "formats", "format_overrides", "files", "wrap_in_directory", "strip_binary_directory", "allow_different_binary_count"];

    /// <summary>Reads the archives, or null when the file declares no builds.</summary>
    /// <exception cref="InvalidYamlException">The file declares something that cannot be made.</exception>
    public static ArchivesDeclaration? Read(YamlMap root)
    {
        var builds = root.Maps("builds");
        if (builds.Count == 0)
        {
            return null;
        }

        if (root.Keys.FirstOrDefault(key => key is "universal_binaries" or "upx") is { } changing)
        {
            throw root.Error(changing, "archives of the programs as they are compiled", changing);
        }

        var programs = builds.Where(build => !build.Flag("skip")).Select(ReadProgram).ToList();
        var archives = root.Maps("archives");
        return new ArchivesDeclaration(
            root.Text("project_name"),
            archives.Count == 0 ? [new ArchiveDeclaration { Programs = programs }] : [.. archives.Select(archive => ReadArchive(archive, programs))],
            ReadChecksumName(root.Map("checksum")));
    }

    private static ProgramDeclaration ReadProgram(YamlMap build)
    {
        GoReleaserKeys.Require(build, "builds", BuildKeys);
        if (build.Text("builder") is { } builder and not "go")
        {
            throw build.Error("builder", "go", $"\"{builder}\"");
        }

        return new ProgramDeclaration
        {
            Id = build.Text("id") ?? "",
            MainPackage = GoReleaserFile.RelativeImportPath(build.Text("main") ?? "."),
            Directory = build.Text("dir") ?? "",
            Binary = build.Text("binary") ?? "{{ .ProjectName }}",
            Platforms = GoReleaserTargets.Of(build),
            Flags = build.Texts("flags"),
            Ldflags = build.Texts("ldflags") is { Count: > 0 } ldflags ? ldflags : [DefaultLdflags],
            Environment = build.Texts("env"),
        };
    }

    private static ArchiveDeclaration ReadArchive(YamlMap archive, IReadOnlyList<ProgramDeclaration> programs)
    {
        GoReleaserKeys.Require(archive, "archives", ArchiveKeys);
        var declaration = new ArchiveDeclaration
        {
            Programs = Chosen(archive, programs),
            NameTemplate = archive.Text("name_template"),
            Files = archive.Texts("files") is { Count: > 0 } files ? files : ArchiveDeclaration.DefaultFiles,
            WrapInDirectory = archive.Text("wrap_in_directory") is { } folder and not "false" ? folder : null,
            StripBinaryDirectory = archive.Flag("strip_binary_directory"),
        };
        RequireTarGz(archive, declaration);
        return declaration;
    }

    private static IReadOnlyList<ProgramDeclaration> Chosen(YamlMap archive, IReadOnlyList<ProgramDeclaration> programs)
    {
        var key = archive.Texts("ids").Count > 0 ? "ids" : "builds";
        var chosen = archive.Texts(key);
        return chosen.FirstOrDefault(id => programs.All(program => program.Id != id)) is { } unknown
            ? throw archive.Error(key, $"ids of entries under builds ({string.Join(", ", programs.Select(program => program.Id))})", $"\"{unknown}\"")
            : chosen.Count == 0 ? programs : [.. programs.Where(program => chosen.Contains(program.Id))];
    }

    private static void RequireTarGz(YamlMap archive, ArchiveDeclaration declaration)
    {
        RequireTarGz(archive);
        foreach (var other in archive.Maps("format_overrides").Where(other => declaration.Programs.Any(program => program.Platforms.Any(platform => platform.Os == other.Text("goos")))))
        {
            RequireTarGz(other);
        }
    }

    private static void RequireTarGz(YamlMap map)
    {
        foreach (var key in new[] { "format", "formats" })
        {
            if (map.Texts(key).FirstOrDefault(format => format != TarGz) is { } format)
            {
                throw map.Error(key, TarGz, $"\"{format}\"");
            }
        }
    }

    private static string ReadChecksumName(YamlMap? checksum)
    {
        if (checksum is null)
        {
            return ArchivesDeclaration.DefaultChecksumName;
        }

        GoReleaserKeys.Require(checksum, "checksum", ["name_template", "algorithm"]);
        return checksum.Text("algorithm") is { } algorithm and not "sha256"
            ? throw checksum.Error("algorithm", "sha256", $"\"{algorithm}\"")
            : checksum.Text("name_template") ?? ArchivesDeclaration.DefaultChecksumName;
    }
}
