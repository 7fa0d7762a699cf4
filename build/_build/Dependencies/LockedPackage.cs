using System.Text.Json;

namespace KubeStellar.Build.Dependencies;

/// <summary>A package that lock files of this repository name.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">The version that restores bring.</param>
internal sealed record LockedPackage(string Id, string Version)
{
    private static readonly string[] Sources = ["build", "tests"];
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Returns the packages of all lock files below the folders of sources, each once, by id and version.</summary>
    /// <param name="root">The absolute root of the repository.</param>
    /// <exception cref="UnreadableLockFileException">A file is not what NuGet writes, or there is none.</exception>
    public static IReadOnlyList<LockedPackage> ReadAll(string root)
    {
        var files = Sources
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "packages.lock.json", Everywhere))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        return files.Count == 0
            ? throw new UnreadableLockFileException(root, "no packages.lock.json below build and tests")
            : [.. files.SelectMany(Read).Distinct().OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal)];
    }

    /// <summary>Returns id and version.</summary>
    public override string ToString() => $"{Id} {Version}";

    private static List<LockedPackage> Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return
            [
                .. json.RootElement.GetProperty("dependencies").EnumerateObject()
                    .SelectMany(framework => framework.Value.EnumerateObject())
                    .Where(dependency => dependency.Value.GetProperty("type").GetString() != "Project")
                    .Select(dependency => new LockedPackage(dependency.Name, dependency.Value.GetProperty("resolved").GetString()!)),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UnreadableLockFileException(file, error.Message);
        }
    }
}
