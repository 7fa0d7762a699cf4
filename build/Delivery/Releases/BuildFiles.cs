using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Reads for the plan the small files that a build would read first, so that what is wrong with them is told before anything is built.</summary>
internal static class BuildFiles
{
    /// <summary>Makes sure that ko's configuration and the values of charts can be understood, and that images can be built for the platforms that are declared.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="images">The images that are built of it.</param>
    /// <param name="charts">The charts that are made of it.</param>
    /// <param name="environment">The user's environment; <c>KO_CONFIG_PATH</c> puts another file before the source's own.</param>
    /// <exception cref="FaultException">Some of them cannot; all are told.</exception>
    public static void EnsureReadable(
        ISourceFiles files, IReadOnlyList<DeliveredImage> images, IReadOnlyList<ChartDeclaration> charts, IReadOnlyDictionary<string, string> environment)
    {
        var faults = charts.Select(chart => FaultOf(() => ReadValues(files, chart)))
            .Concat(images.Select(image => FaultOf(() => BuildPlatforms.EnsureSupported(image.Declaration.Platforms)))).ToList();
        if (images.Count > 0 && string.IsNullOrEmpty(environment.GetValueOrDefault(KoConfigFile.PathVariable)))
        {
            faults.Add(FaultOf(() => ReadKoConfig(files)));
        }

        SeveralFaultsException.ThrowIfAny("read the files of the release", [.. faults.OfType<FaultException>()]);
    }

    private static void ReadValues(ISourceFiles files, ChartDeclaration chart)
    {
        var path = $"{chart.Directory}/{ChartFileSet.ValuesFile}";
        if (files.TryReadText(path) is { } text)
        {
            YamlText.RequireMapping(text, $"{files.Location}/{path}");
        }
    }

    private static void ReadKoConfig(ISourceFiles files)
    {
        if (KoConfigFile.Names.FirstOrDefault(name => files.TryReadText(name) is not null) is { } name)
        {
            KoConfig.Parse(files.TryReadText(name)!, $"{files.Location}/{name}");
        }
    }

    private static FaultException? FaultOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (FaultException fault)
        {
            return fault;
        }
    }
}
