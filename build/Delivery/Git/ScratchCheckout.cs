using KubeStellar.Delivery.Scratch;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>
/// A temporary folder that holds exactly one commit, with a git directory that knows no other reference than HEAD and one tag, so that
/// what a compiler stamps from version control depends on the commit and its tag alone. Removed when disposed, or by a later run after a crash.
/// </summary>
public sealed class ScratchCheckout : IDisposable
{
    private readonly ScratchFolder _scratch;

    private ScratchCheckout(ScratchFolder scratch) => _scratch = scratch;

    /// <summary>The absolute folder with the commit's files.</summary>
    public string Folder => _scratch.Path;

    /// <summary>Writes the commit's files into a new folder; conversions follow the commit's own <c>.gitattributes</c>, never the user's git configuration.</summary>
    /// <param name="source">The repository that has the commit; its objects are borrowed, not copied.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="tag">The tag that the checkout shall know at that commit, or null for none.</param>
    /// <param name="parent">The folder to make it in; left-overs of crashed runs there are removed.</param>
    /// <exception cref="IncompleteRepositoryException">The source lacks objects of the commit.</exception>
    public static ScratchCheckout Create(SourceRepository source, CommitId commit, string? tag, string parent)
    {
        var checkout = new ScratchCheckout(ScratchFolder.Create(parent, commit.Hex[..12]));
        try
        {
            checkout.Fill(source, commit, tag);
            return checkout;
        }
        catch (LibGit2SharpException error)
        {
            checkout.Dispose();
            throw new IncompleteRepositoryException(source.Location, commit, error);
        }
        catch
        {
            checkout.Dispose();
            throw;
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => _scratch.Dispose();

    private void Fill(SourceRepository source, CommitId commit, string? tag)
    {
        var gitDirectory = Repository.Init(Folder).TrimEnd(Path.DirectorySeparatorChar);
        var common = CommonDirectoryOf(source.GitDirectory);
        File.WriteAllText(Path.Combine(gitDirectory, "objects", "info", "alternates"), Path.Combine(common, "objects") + "\n");
        if (source.IsShallow)
        {
            File.Copy(Path.Combine(common, "shallow"), Path.Combine(gitDirectory, "shallow"));
        }

        if (tag is not null)
        {
            var reference = Path.Combine(gitDirectory, "refs", "tags", tag);
            Directory.CreateDirectory(Path.GetDirectoryName(reference)!);
            File.WriteAllText(reference, commit.Hex + "\n");
        }

        File.WriteAllText(Path.Combine(gitDirectory, "HEAD"), commit.Hex + "\n");
        SetNeutral(Path.Combine(gitDirectory, "config"));
        using var repository = new Repository(Folder);
        repository.Reset(ResetMode.Hard);
    }

    // The last of several values counts, so these replace both the user's and what the new repository has; one write instead of five through git.
    private static void SetNeutral(string configuration) => File.AppendAllText(
        configuration,
        $"""
        [core]
        	autocrlf = false
        	eol = lf
        	symlinks = {(OperatingSystem.IsWindows() ? "false" : "true")}
        	attributesfile =
        	excludesfile =

        """);

    // A linked work tree keeps its objects in the repository that it belongs to (gitrepository-layout, commondir).
    private static string CommonDirectoryOf(string gitDirectory)
    {
        var pointer = Path.Combine(gitDirectory, "commondir");
        return File.Exists(pointer) ? Path.GetFullPath(File.ReadAllText(pointer).Trim(), gitDirectory) : gitDirectory;
    }
}
