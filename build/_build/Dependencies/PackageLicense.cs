using System.Xml;
using System.Xml.Linq;

namespace KubeStellar.Build.Dependencies;

/// <summary>What a package says about its license, by the rules of NuGet's nuspec: an SPDX expression, else a file of the package or an address, which only people can read.</summary>
/// <param name="Expression">The SPDX expression, or null.</param>
/// <param name="Elsewhere">Where its text is, or null where an expression says it.</param>
internal sealed record PackageLicense(string? Expression, string? Elsewhere)
{
    /// <summary>Reads it from the folder of restored packages; null where the package was not restored.</summary>
    /// <param name="packagesFolder">The absolute folder.</param>
    /// <param name="package">The package.</param>
    public static PackageLicense? Of(string packagesFolder, LockedPackage package)
    {
        // NuGet's folder has ids and versions in lower case.
        var (id, version) = (package.Id.ToLowerInvariant(), package.Version.ToLowerInvariant());
        var nuspec = Path.Combine(packagesFolder, id, version, id + ".nuspec");
        if (!File.Exists(nuspec))
        {
            return null;
        }

        try
        {
            var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
            return (Find("license"), Find("licenseUrl")) switch
            {
                ({ } license, _) when (string?)license.Attribute("type") == "expression" => new PackageLicense(license.Value.Trim(), null),
                ({ } license, _) => new PackageLicense(null, $"its file {license.Value.Trim()}"),
                (_, { } address) => new PackageLicense(null, address.Value.Trim()),
                _ => new PackageLicense(null, "nowhere"),
            };

            XElement? Find(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name);
        }
        catch (Exception error) when (error is XmlException or InvalidOperationException)
        {
            return new PackageLicense(null, $"a nuspec that is not readable ({error.Message})");
        }
    }
}
