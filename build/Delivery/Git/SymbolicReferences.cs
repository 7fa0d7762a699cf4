namespace KubeStellar.Delivery.Git;

/// <summary>Looks at references that name other references. libgit2's binding follows them without a limit, so that a circle would end the process.</summary>
internal static class SymbolicReferences
{
    /// <summary>The greatest number of steps from a reference to a commit, as git has it.</summary>
    public const int MaxSteps = 5;

    private const string Mark = "ref: ";
    private const int LongestName = 4096;

    /// <summary>Makes sure that every reference ends somewhere.</summary>
    /// <param name="gitDirectory">The folder of the repository's own references; for a linked work tree the one of the work tree.</param>
    /// <param name="location">What to call the repository in errors.</param>
    /// <exception cref="DamagedRepositoryException">One does not.</exception>
    public static void EnsureEnd(string gitDirectory, string location)
    {
        var folders = new[] { gitDirectory, CommonDirectoryOf(gitDirectory) };
        var targets = folders.SelectMany(folder => NamesIn(folder).Select(name => (Name: name, Target: TargetOf(Path.Combine(folder, name)))))
            .Where(reference => reference.Target is not null).DistinctBy(reference => reference.Name).ToDictionary(reference => reference.Name, reference => reference.Target!, StringComparer.Ordinal);
        foreach (var name in targets.Keys)
        {
            var (at, steps) = (name, 0);
            for (; targets.TryGetValue(at, out var next); at = next)
            {
                if (++steps > MaxSteps)
                {
                    throw new DamagedRepositoryException(location, $"the reference {name}, which leads over more than {MaxSteps} others, or in a circle");
                }
            }
        }
    }

    private static IEnumerable<string> NamesIn(string folder)
    {
        var below = Path.Combine(folder, "refs");
        var loose = Directory.Exists(below) ? Directory.EnumerateFiles(below, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)) : [];
        return loose.Prepend("HEAD");
    }

    private static string? TargetOf(string file)
    {
        if (new FileInfo(file) is not { Exists: true, Length: > 0 and < LongestName })
        {
            return null;
        }

        var text = File.ReadAllText(file);
        return text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..].Trim() : null;
    }

    private static string CommonDirectoryOf(string gitDirectory)
    {
        var file = Path.Combine(gitDirectory, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).Trim(), gitDirectory) : gitDirectory;
    }
}
