namespace KubeStellar.Delivery.Catalog;

/// <summary>ko's rules for an image's repository, from the configured repository and the main package (<c>ko build --bare</c>, <c>--base-import-paths</c>).</summary>
public static class ImageNaming
{
    /// <summary>The repository alone (<c>--bare</c>).</summary>
    public static Func<string, string, string> Bare { get; } = (repository, _) => repository;

    /// <summary>The repository and the main package's base name (<c>-B</c>).</summary>
    public static Func<string, string, string> BaseName { get; } =
        (repository, mainPackage) => $"{repository}/{mainPackage[(mainPackage.LastIndexOf('/') + 1)..]}";
}
