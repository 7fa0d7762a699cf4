using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Fills one release into the archives that a repository declares.</summary>
/// <param name="project">The project's name.</param>
/// <param name="variables">The values that templates may name, besides those of the platform.</param>
internal sealed class ArchiveFilling(string project, GoTemplateData variables)
{
    /// <summary>Returns the archives by name, without those that would hold no program.</summary>
    /// <exception cref="UnusableArchivesException">Two files have one name, or a name is none for a file.</exception>
    public DeliveredArchives Fill(ArchivesDeclaration declaration)
    {
        var archives = declaration.Archives.SelectMany(Fill).OrderBy(archive => archive.Name, StringComparer.Ordinal).ToList();
        var filled = new DeliveredArchives(archives, GoTemplate.Render(declaration.ChecksumName, variables));
        foreach (var name in filled.Names)
        {
            Require(name, "a name of letters, digits, '.', '-' and '_'", name, name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && name.Trim('.').Length > 0);
            Require(name, "one file of that name", "several", filled.Names.Count(other => other == name) == 1);
        }

        return filled;
    }

    private IEnumerable<DeliveredArchive> Fill(ArchiveDeclaration archive) =>
        archive.Programs.SelectMany(program => program.Platforms).Distinct().Select(platform => Fill(archive, platform));

    private DeliveredArchive Fill(ArchiveDeclaration archive, Platform platform)
    {
        var values = variables
            .With("Os", platform.Os)
            .With("Arch", platform.Architecture)
            .With("Arm", platform.Architecture == "arm" ? platform.Variant![1..] : "")
            .With("Amd64", platform.Architecture == "amd64" ? platform.Variant ?? "v1" : "");
        var name = archive.NameTemplate is { } template
            ? GoTemplate.Render(template, values)
            : $"{project}_{variables.TextOf("Version")}_{platform.Os}_{platform.Architecture}{platform.Variant}";
        var folder = archive.WrapInDirectory switch { null => "", "true" => name + "/", var wrap => GoTemplate.Render(wrap, values).Trim('/') + "/" };
        List<DeliveredProgram> programs = [.. archive.Programs.Where(program => program.Platforms.Contains(platform)).Select(program => Fill(program, archive, folder, platform, values))];
        Require(name, "programs at paths of their own", "several at one path", programs.DistinctBy(program => program.Path).Count() == programs.Count);
        return new DeliveredArchive { Name = name + DeliveredArchive.Suffix, Platform = platform, Programs = programs, Files = archive.Files, Folder = folder };
    }

    private static DeliveredProgram Fill(ProgramDeclaration program, ArchiveDeclaration archive, string folder, Platform platform, GoTemplateData values)
    {
        var binary = Render(program.Binary) + (platform.Os == "windows" ? ".exe" : "");
        var path = folder + (archive.StripBinaryDirectory ? binary[(binary.LastIndexOf('/') + 1)..] : binary);
        Require(path, "a path below the archive's root", path, path.Split('/').All(part => part is not ("" or "." or "..")));
        return new DeliveredProgram
        {
            Declaration = program,
            Path = path,
            Flags = [.. program.Flags.Select(Render)],
            Ldflags = [.. program.Ldflags.Select(Render)],
            Environment = GoAssignments.Read(program.Environment.Select(Render)),
        };

        string Render(string template) => GoTemplate.Render(template, values);
    }

    private static void Require(string subject, string expected, string found, bool holds)
    {
        if (!holds)
        {
            throw new UnusableArchivesException(subject, expected, found);
        }
    }
}
