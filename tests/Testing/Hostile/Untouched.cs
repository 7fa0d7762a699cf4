using KubeStellar.Oci;
using Xunit;

namespace KubeStellar.Testing.Hostile;

/// <summary>What a refused copy may leave in its target: nothing but whole content that no name leads to, for the next copy.</summary>
public static class Untouched
{
    private const string Lock = ".lock";

    /// <summary>Requires that a folder of layouts holds no tag, no partial blob and no temporary file.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    public static void RequireLayouts(string folder)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [])
        {
            var name = Path.GetFileName(file);
            if (Path.GetFileName(Path.GetDirectoryName(file)) == "sha256")
            {
                Assert.Equal(name, Digest.Of(File.ReadAllBytes(file)).Hex);
            }
            else if (name == "index.json")
            {
                Assert.DoesNotContain(ImageIndex.Parse(File.ReadAllBytes(file)).Manifests, manifest => manifest.Annotations.Count > 0);
            }
            else
            {
                Assert.Contains(name, (string[])["oci-layout", Lock]);
            }
        }
    }
}
