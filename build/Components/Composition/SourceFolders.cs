using KubeStellar.Delivery.Git;

namespace KubeStellar.Build.Composition;

/// <summary>What targets that work in checkouts call and need of a source.</summary>
internal static class SourceFolders
{
    /// <summary>What to call a source: the name of its folder.</summary>
    public static string NameOf(SourceRepository source) => Path.GetFileName(source.Location);

    /// <summary>The absolute folder of a source's checkout.</summary>
    /// <exception cref="NotARepositoryException">It is a bare repository.</exception>
    public static string CheckoutOf(SourceRepository source) =>
        source.WorkTree ?? throw new NotARepositoryException(source.Location, "a bare repository, which has no checkout to work in");
}
