namespace KubeStellar.Delivery.Images;

/// <summary>Finds ko's configuration file.</summary>
internal static class KoConfigFile
{
    /// <summary>The variable that names another file, or a folder that has one.</summary>
    public const string PathVariable = "KO_CONFIG_PATH";

    /// <summary>The names of the file; of two, the first counts.</summary>
    public static readonly string[] Names = [".ko.yaml", ".ko.yml"];

    /// <summary>The path of the file; null when there is none and none was asked for.</summary>
    public static string? Find(string directory, IReadOnlyDictionary<string, string> environment)
    {
        if (environment.GetValueOrDefault(PathVariable) is { Length: > 0 } asked)
        {
            var path = Path.GetFullPath(asked, directory);
            if (Directory.Exists(path))
                path = Path.Combine(path, Names[0]);
            return File.Exists(path) ? path : throw new KoConfigException(path, 0, 0, "the file that KO_CONFIG_PATH names", "no such file");
        }
        return Names.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
    }
}
