using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Rehearsal;

/// <summary>The layouts that rehearsals write to unless told otherwise: a rehearsal replaces those of its own repositories, and leaves those of others for charts that reference them.</summary>
public static class ThrowAwayLayouts
{
    /// <summary>Removes the layouts of the artifacts' repositories, and says whether there was one.</summary>
    /// <param name="folder">The absolute folder of the layouts.</param>
    /// <param name="artifacts">The artifacts that will be rehearsed.</param>
    /// <exception cref="UnwritableFolderException">A layout cannot be removed.</exception>
    public static bool Remove(string folder, IReadOnlyList<PlannedArtifact> artifacts)
    {
        var registry = new LayoutRegistry(folder);
        var layouts = artifacts.Select(artifact => registry.FolderOf(artifact.Repository)).Distinct().Where(Directory.Exists).ToList();
        foreach (var layout in layouts)
        {
            Remove(layout);
        }

        return layouts.Count > 0;
    }

    // Layouts of other repositories may lie in folders below, such as those of a repository's charts.
    private static void Remove(string layout)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(layout))
            {
                File.Delete(file);
            }

            var blobs = Path.Combine(layout, "blobs");
            if (Directory.Exists(blobs))
            {
                Directory.Delete(blobs, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(layout, error);
        }
    }
}
