using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Runtime.ExceptionServices;
using System.Text;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Derived;

/// <summary>
/// The scratch folder of one derivation: the source files at a path that ends in the Go module's, as code-generator insists on, and beside them folders for
/// temporary files and for the home of programs that shall read no configuration. Removed when disposed, or by a later run after a crash.
/// </summary>
internal sealed class DerivationScratch : IDisposable
{
    private const string NameWithoutModule = "source";
    private readonly ScratchFolder _scratch;
    private readonly string _sources;

    private DerivationScratch(ScratchFolder scratch, string module)
    {
        _scratch = scratch;
        _sources = Path.Combine(scratch.Path, "src");
        Folder = Path.Combine([_sources, .. PartsOf(module)]);
        Directory.CreateDirectory(Folder);
        TemporaryFolder = Directory.CreateDirectory(Path.Combine(scratch.Path, "tmp")).FullName;
        Home = Directory.CreateDirectory(Path.Combine(scratch.Path, "home")).FullName;
    }

    /// <summary>The absolute folder of the source files.</summary>
    public string Folder { get; }

    /// <summary>The absolute folder for temporary files.</summary>
    public string TemporaryFolder { get; }

    /// <summary>An absolute folder without files.</summary>
    public string Home { get; }

    /// <summary>Writes the inputs of a derivation into a new scratch folder.</summary>
    /// <param name="parent">The folder for scratch folders, of which nobody else may be the owner.</param>
    /// <param name="tree">The source tree.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="module">The path of the Go module at the root of the tree, or null.</param>
    /// <exception cref="ForeignFolderException">The folder for scratch folders belongs to another user.</exception>
    /// <exception cref="OutsideCheckoutException">A link leads out of the tree.</exception>
    public static DerivationScratch Create(string parent, FileTree tree, DerivationInputs inputs, string? module)
    {
        var scratch = ScratchFolder.Create(PrivateFolder.Require(parent), "derive");
        try
        {
            var made = new DerivationScratch(scratch, module ?? NameWithoutModule);
            made.Fill(tree, inputs);
            return made;
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <summary>Returns what is there now, by path below <see cref="Folder"/>: the kind and git's name of the content. What lies beside the folder has a path that starts with <c>../</c>.</summary>
    public IReadOnlyDictionary<string, (TreeFileKind Kind, string Id)> Look()
    {
        var found = new ConcurrentDictionary<string, (TreeFileKind, string)>(StringComparer.Ordinal);
        ForEach(Entries(), entry =>
        {
            var path = Path.GetRelativePath(Folder, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            var kind = KindOf(entry);
            found[path] = (kind, BlobId.Of(ReadAt(entry, kind)));
        });
        return found;
    }

    /// <summary>Returns a regular file's content.</summary>
    /// <param name="path">The path below <see cref="Folder"/>.</param>
    public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Folder, path));

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    private void Fill(FileTree tree, DerivationInputs inputs)
    {
        foreach (var folder in inputs.Folders)
        {
            Directory.CreateDirectory(Path.Combine(Folder, folder));
        }

        ForEach(inputs.Files, file => Write(file, tree.Read(file)));
        var checkout = new CheckoutFolder(Folder);
        foreach (var link in inputs.Files.Where(file => file.Kind == TreeFileKind.Symlink))
        {
            checkout.Resolve(link.Path);
        }
    }

    private void Write(TreeFile file, byte[] content)
    {
        var path = Path.Combine(Folder, file.Path);
        if (file.Kind == TreeFileKind.Symlink)
        {
            File.CreateSymbolicLink(path, Encoding.UTF8.GetString(content));
            return;
        }

        File.WriteAllBytes(path, content);
        if (file.Kind == TreeFileKind.Executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    // A go.mod is foreign text and must not lead anywhere else.
    private static string[] PartsOf(string module)
    {
        var parts = module.Split('/');
        return parts.Any(part => part is "" or "." or ".." || part.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            ? throw new GoModFileException(GoModFile.FileName, 0, "a module path such as example.org/name", module)
            : parts;
    }

    private static void ForEach<T>(IEnumerable<T> items, Action<T> action)
    {
        try
        {
            Parallel.ForEach(items, action);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    private FileSystemEnumerable<FileSystemInfo> Entries() => new(
        _sources,
        (ref entry) => entry.ToFileSystemInfo(),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    private static TreeFileKind KindOf(FileSystemInfo entry) =>
        entry.LinkTarget is not null ? TreeFileKind.Symlink
        : !OperatingSystem.IsWindows() && entry.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? TreeFileKind.Executable
        : TreeFileKind.Regular;

    private static byte[] ReadAt(FileSystemInfo entry, TreeFileKind kind) => kind == TreeFileKind.Symlink ? Encoding.UTF8.GetBytes(entry.LinkTarget!) : File.ReadAllBytes(entry.FullName);
}
