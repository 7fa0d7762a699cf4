using System.IO.Enumeration;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Images;

namespace KubeStellar.Delivery.Releases;

/// <summary>Proves that a build in a checkout reads nothing that is no part of its commit; what leads to nothing at all cannot be read and is left to the compiler.</summary>
/// <param name="checkout">The absolute root folder of the checkout.</param>
internal sealed class CommitBoundary(string checkout)
{
    // Devices have no content that could get into an artifact.
    private const string Devices = "/dev/";

    /// <summary>Looks at every symbolic link of the checkout.</summary>
    /// <exception cref="OutsideSourceException">A link leads out.</exception>
    public void RequireLinksInside()
    {
        foreach (var link in Links())
        {
            RequireInside(link, Path.GetFullPath(new FileInfo(link).LinkTarget!, Path.GetDirectoryName(link)!));
        }
    }

    /// <summary>Looks at the folders of a package, and at those that replace modules of its go.mod.</summary>
    /// <param name="package">The package to build.</param>
    /// <exception cref="OutsideSourceException">One of them is outside.</exception>
    public void RequireInside(GoPackage package)
    {
        RequireInside(package.Directory, package.Directory);
        RequireInside(package.ModuleRoot, package.ModuleRoot);
        foreach (var replacement in package.Module.Replacements.Where(replacement => replacement.IsFolder))
        {
            RequireInside(Path.Combine(package.ModuleRoot, $"{GoModFile.FileName}:{replacement.Line}"), Path.GetFullPath(replacement.NewPath, package.ModuleRoot));
        }
    }

    private void RequireInside(string path, string target)
    {
        if (target != checkout && !target.StartsWith(checkout + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !target.StartsWith(Devices, StringComparison.Ordinal) && Path.Exists(target))
        {
            throw new OutsideSourceException(Path.GetRelativePath(checkout, path), target);
        }
    }

    private FileSystemEnumerable<string> Links() => new(
        checkout,
        (ref entry) => entry.ToFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
    {
        ShouldIncludePredicate = (ref entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.FileName.SequenceEqual(".git"),
    };
}
