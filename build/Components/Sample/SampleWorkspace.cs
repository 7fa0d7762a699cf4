using System.Reflection;
using KubeStellar.Oci;
using LibGit2Sharp;

namespace KubeStellar.Build.Sample;

/// <summary>The bundled sample: small sources in the shape of the real repositories, made into git repositories whose commits are the same everywhere.</summary>
public static class SampleWorkspace
{
    private const string ResourcePrefix = "sample/";
    private const string StampFile = ".sample";

    // Below each repository a folder for each of its tags holds what the tagged commit adds or changes.
    private const string Candidate = "v0.1.0-rc.1";
    private const string Release = "v0.1.0";

    private static readonly DateTimeOffset FirstCommit = new(2024, 9, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Makes the sample's repositories below the folder unless they are there already, and returns their folders.</summary>
    /// <param name="folder">An absolute folder; what it holds of an older sample is replaced.</param>
    public static IReadOnlyList<string> Ensure(string folder)
    {
        var files = ReadFiles();
        var repositories = files.Keys.Select(path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal).ToList();
        var stamp = StampOf(files);
        var stampPath = Path.Combine(folder, StampFile);
        if (!File.Exists(stampPath) || File.ReadAllText(stampPath) != stamp)
        {
            Make(folder, repositories, files, stamp);
        }

        return [.. repositories.Select(repository => Path.Combine(folder, repository))];
    }

    private static void Make(string folder, List<string> repositories, SortedDictionary<string, byte[]> files, string stamp)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var scratch = folder + "." + Path.GetRandomFileName();
        foreach (var repository in repositories)
        {
            var prefix = repository + "/";
            var own = files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(file => file.Key[prefix.Length..], file => file.Value);
            Commit(Path.Combine(scratch, repository), own);
        }

        File.WriteAllText(Path.Combine(scratch, StampFile), stamp);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.Move(scratch, folder);
    }

    private static void Commit(string folder, Dictionary<string, byte[]> files)
    {
        using var repository = new Repository(Repository.Init(folder));
        repository.Config.Set("core.autocrlf", false);
        repository.Config.Set("core.excludesfile", "");
        Write(folder, files, Candidate);
        repository.ApplyTag(Candidate, Commit(repository, "Start the sample", FirstCommit).Sha);
        Write(folder, files, Release);
        var release = Commit(repository, "Describe release 0.1.0", FirstCommit.AddDays(1));
        repository.ApplyTag(Release, release.Sha, Author(FirstCommit.AddDays(1)), "Release 0.1.0");
    }

    private static Commit Commit(Repository repository, string message, DateTimeOffset time)
    {
        Commands.Stage(repository, "*");
        return repository.Commit(message, Author(time), Author(time));
    }

    private static Signature Author(DateTimeOffset time) => new("KubeStellar Sample", "sample@kubestellar.example", time);

    private static void Write(string folder, Dictionary<string, byte[]> files, string tag)
    {
        var prefix = tag + "/";
        foreach (var (path, content) in files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var file = Path.Combine(folder, path[prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    private static SortedDictionary<string, byte[]> ReadFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files[name[ResourcePrefix.Length..].Replace('\\', '/')] = content;
        }

        return files;
    }

    private static string StampOf(SortedDictionary<string, byte[]> files) =>
        Digest.Of([.. files.SelectMany(file => System.Text.Encoding.UTF8.GetBytes(file.Key + "\n").Concat(file.Value))]).ToString();
}
