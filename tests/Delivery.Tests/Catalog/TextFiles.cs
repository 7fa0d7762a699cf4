using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Tests.Catalog;

/// <summary>A source tree of a few texts.</summary>
internal sealed class TextFiles(params (string Path, string Text)[] files) : ISourceFiles
{
    public string Location => "source";

    public string? TryReadText(string path) => files.FirstOrDefault(file => file.Path == path).Text;

    public IReadOnlyList<string> ListFolders() =>
        [.. files.Where(file => file.Path.Contains('/', StringComparison.Ordinal)).Select(file => file.Path.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];
}
