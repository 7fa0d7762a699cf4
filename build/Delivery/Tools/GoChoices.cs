using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Remembers which package was chosen for which Go, so that the choice depends on what Debian offers and not on what else a cache has come to hold.</summary>
/// <param name="cacheFolder">The absolute folder of the tool cache.</param>
internal sealed class GoChoices(string cacheFolder)
{
    private readonly string _folder = Path.Combine(cacheFolder, ".go");

    /// <summary>Returns the name of the package that was chosen, or null.</summary>
    public string? Find(GoVersion minimum)
    {
        var file = FileOf(minimum);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    /// <summary>Remembers a choice; whole or not at all.</summary>
    public void Remember(GoVersion minimum, string package)
    {
        Directory.CreateDirectory(_folder);
        AtomicFile.Write(FileOf(minimum), Encoding.UTF8.GetBytes(package + "\n"));
    }

    private string FileOf(GoVersion minimum) => Path.Combine(_folder, minimum.ToString());
}
