namespace KubeStellar.Delivery.References.Graphs.Page;

/// <summary>The files that a page is made of, from this assembly.</summary>
internal static class PageResources
{
    /// <summary>Returns a file's text with line feeds alone, as browsers read a page, so that a hash of it holds there.</summary>
    /// <param name="name">The file's name.</param>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageResources).Assembly.GetManifestResourceStream($"graph-page/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
