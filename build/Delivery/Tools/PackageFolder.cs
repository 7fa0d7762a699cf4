using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Tools;

/// <summary>Debian packages unpacked into a private folder, from which their programs run without being installed.</summary>
public sealed class PackageFolder
{
    internal const string ManifestName = ".packages";
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static readonly string[] ProgramFolders = ["usr/bin", "usr/sbin", "bin", "sbin"];
    private static readonly string[] LibraryFolders = ["usr/lib", "lib"];

    private PackageFolder(string root, IReadOnlyList<DebianPackage> packages)
    {
        Root = root;
        Packages = packages;
    }

    /// <summary>The absolute folder that holds <c>usr</c>, <c>etc</c> and the like.</summary>
    public string Root { get; }

    /// <summary>What was unpacked: the packages asked for and those of their dependencies that the machine lacked.</summary>
    public IReadOnlyList<DebianPackage> Packages { get; }

    /// <summary>Returns the absolute path of a program of these packages, or null when they have none of that name.</summary>
    /// <param name="program">The program's file name.</param>
    public string? Find(string program) => ProgramFolders.Select(folder => Path.Combine(Root, folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Returns a run of a program of these packages that finds their libraries and other programs first, the system's next.</summary>
    /// <param name="program">The program's file name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="FileNotFoundException">The packages have no such program.</exception>
    public Command Prepare(string program, params IEnumerable<string> arguments)
    {
        var path = Find(program) ?? throw new FileNotFoundException($"no program {program} in {string.Join(", ", Packages)}", Path.Combine(Root, "usr/bin", program));
        var command = new Command(path)
            .With(arguments)
            .WithEnvironment("PATH", string.Join(':', ProgramFolders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists).Append(SystemPath)));
        var libraries = LibraryFolders
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder, "*-linux-gnu*").Order(StringComparer.Ordinal))
            .ToArray();
        return libraries.Length == 0 ? command : command.WithEnvironment("LD_LIBRARY_PATH", string.Join(':', libraries));
    }

    internal static PackageFolder? TryOpen(string root)
    {
        var manifest = Path.Combine(root, ManifestName);
        if (!File.Exists(manifest))
            return null;
        var packages = File.ReadAllLines(manifest)
            .Select(line => line.Split('='))
            .Where(parts => parts.Length == 2)
            .Select(parts => new DebianPackage(parts[0], parts[1]));
        return new PackageFolder(root, [.. packages]);
    }
}
