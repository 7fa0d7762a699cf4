using System.Text;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Oci;
using LibGit2Sharp;

namespace KubeStellar.Build.Sample;

/// <summary>
/// The bundled sample: small sources in the shape of the real repositories, made into git repositories whose commits are the same everywhere,
/// and beside them a module proxy with the generators that they pin.
/// </summary>
public static class SampleWorkspace
{
    private const string ResourceFolder = "sample";
    private const string StampFile = ".sample";
    private const string ProxyFolder = "proxy";
    private const string Shared = "every-repository";
    private const string ModulePrefix = "module github.com/kubestellar-sample/";

    // Below each repository a folder for each of its tags holds what the tagged commit adds or changes.
    private const string Candidate = "v0.1.0-rc.1";
    private const string Release = "v0.1.0";

    private static readonly DateTimeOffset FirstCommit = new(2024, 9, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Makes the sample's repositories below the folder unless they are there already, and returns their folders.</summary>
    /// <param name="folder">An absolute folder; what it holds of an older sample is replaced.</param>
    public static IReadOnlyList<string> Ensure(string folder)
    {
        var files = SampleResources.Read(ResourceFolder);
        var repositories = files.Keys.Select(path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Distinct().Where(name => name != Shared).Order(StringComparer.Ordinal).ToList();
        var stamp = Stamp(files);
        var stampPath = Path.Combine(folder, StampFile);
        if (!IsCurrent())
        {
            using var held = FileLock.Acquire(folder + ".lock", FileLockRequest.Quiet, CancellationToken.None);
            if (!IsCurrent())
            {
                Make(folder, repositories, files, stamp);
            }
        }

        return [.. repositories.Select(repository => Path.Combine(folder, repository))];

        bool IsCurrent() => File.Exists(stampPath) && File.ReadAllText(stampPath) == stamp;
    }

    /// <summary>Whether a work tree is the sample's, or a copy of it.</summary>
    /// <param name="workTree">The absolute folder.</param>
    public static bool Holds(string workTree)
    {
        var file = Path.Combine(workTree, "go.mod");
        return File.Exists(file) && File.ReadLines(file).Any(line => line.StartsWith(ModulePrefix, StringComparison.Ordinal));
    }

    /// <summary>Returns the variables with which Go finds the generators that the sample pins.</summary>
    /// <param name="folder">The folder that <see cref="Ensure"/> made.</param>
    /// <param name="environment">The user's variables.</param>
    public static IReadOnlyDictionary<string, string> WithGenerators(string folder, IReadOnlyDictionary<string, string> environment) =>
        SampleGenerators.In(Path.Combine(folder, ProxyFolder), environment);

    private static void Make(string folder, List<string> repositories, SortedDictionary<string, byte[]> files, string stamp)
    {
        using var scratchFolder = ScratchFolder.Create(folder + ".new", "sample");
        var scratch = scratchFolder.Path;
        foreach (var repository in repositories)
        {
            Commit(Path.Combine(scratch, repository), Below(files, Shared).Concat(Below(files, repository)).ToDictionary());
        }

        SampleGenerators.Write(Path.Combine(scratch, ProxyFolder));
        File.WriteAllText(Path.Combine(scratch, StampFile), stamp);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.Move(scratch, folder);
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> Below(IEnumerable<KeyValuePair<string, byte[]>> files, string folder) =>
        files.Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(file => KeyValuePair.Create(file.Key[(folder.Length + 1)..], file.Value));

    private static void Commit(string folder, Dictionary<string, byte[]> files)
    {
        using var repository = new Repository(Repository.Init(folder));
        repository.Config.Set("core.autocrlf", false);
        repository.Config.Set("core.excludesfile", "");
        Write(repository, Below(files, Candidate));
        repository.ApplyTag(Candidate, Commit(repository, "Start the sample", FirstCommit).Sha);
        Write(repository, Below(files, Release));
        var release = Commit(repository, "Describe release 0.1.0", FirstCommit.AddDays(1));
        repository.ApplyTag(Release, release.Sha, Author(FirstCommit.AddDays(1)), "Release 0.1.0");
    }

    private static Commit Commit(Repository repository, string message, DateTimeOffset time) => repository.Commit(message, Author(time), Author(time));

    private static Signature Author(DateTimeOffset time) => new("KubeStellar Sample", "sample@kubestellar.example", time);

    private static void Write(Repository repository, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var written = files.ToList();
        foreach (var (path, content) in written)
        {
            var file = Path.Combine(repository.Info.WorkingDirectory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
            if (IsScript(content) && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            }
        }

        Commands.Stage(repository, "*");
        // Not every file system knows which files are programs; the commit says it everywhere.
        foreach (var (path, content) in written.Where(file => IsScript(file.Value)))
        {
            repository.Index.Add(repository.ObjectDatabase.CreateBlob(new MemoryStream(content)), path, Mode.ExecutableFile);
        }

        repository.Index.Write();
    }

    private static bool IsScript(byte[] content) => content.AsSpan().StartsWith("#!"u8);

    private static string Stamp(SortedDictionary<string, byte[]> files)
    {
        var all = new MemoryStream();
        foreach (var (path, content) in files.Concat(SampleGenerators.Resources()))
        {
            all.Write(Encoding.UTF8.GetBytes(path + "\n"));
            all.Write(content);
        }

        return Digest.Of(all.GetBuffer().AsSpan(0, (int)all.Length)).ToString();
    }
}
