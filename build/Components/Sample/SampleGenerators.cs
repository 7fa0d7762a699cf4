using System.Globalization;
using System.Text.RegularExpressions;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Build.Sample;

/// <summary>
/// Stand-ins for the generators that the sample's Makefiles pin, under the real import paths but in versions that no other module proxy has:
/// so the sample's files can be derived with Go alone, without a network.
/// </summary>
internal static partial class SampleGenerators
{
    private const string ResourceFolder = "generators";
    private const string OtherProxies = "https://proxy.golang.org,direct";
    private const int DigitsOfCommit = 12;

    private static readonly DateTimeOffset Made = new(2024, 9, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Their files by module, version and path.</summary>
    public static SortedDictionary<string, byte[]> Resources() => SampleResources.Read(ResourceFolder);

    /// <summary>Writes them as a module proxy.</summary>
    /// <param name="folder">The absolute folder, which is new.</param>
    public static void Write(string folder)
    {
        var proxy = new ModuleProxy(folder);
        foreach (var module in Modules())
        {
            proxy.Add(module);
        }
    }

    /// <summary>Returns the variables with which Go finds them before it looks anywhere else, and asks no one else for their checksums.</summary>
    /// <param name="folder">The proxy's folder.</param>
    /// <param name="environment">The user's variables.</param>
    public static IReadOnlyDictionary<string, string> In(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var paths = Modules().Select(module => module.Path).Distinct(StringComparer.Ordinal);
        // Where the user excepts no modules by this variable, Go takes those of the other one; what is set here must not hide them.
        var excepted = environment.GetValueOrDefault("GONOSUMDB") ?? environment.GetValueOrDefault("GOPRIVATE");
        return new Dictionary<string, string>(environment, StringComparer.Ordinal)
        {
            ["GOPROXY"] = $"{new ModuleProxy(folder).Address},{(environment.GetValueOrDefault("GOPROXY") is { Length: > 0 } own ? own : OtherProxies)}",
            ["GONOSUMDB"] = string.Join(',', excepted is { Length: > 0 } ? paths.Prepend(excepted) : paths),
        };
    }

    /// <summary>The modules; of two versions of one module, the greater has the files of the lesser that it does not have itself.</summary>
    public static IReadOnlyList<ProxyModule> Modules()
    {
        var modules = new List<ProxyModule>();
        foreach (var versions in Resources().GroupBy(file => Place().Match(file.Key).Groups["path"].Value))
        {
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var version in versions.GroupBy(file => Place().Match(file.Key).Groups["version"].Value).OrderBy(version => version.Key, StringComparer.Ordinal))
            {
                foreach (var (path, content) in version)
                {
                    files[Place().Match(path).Groups["file"].Value] = content;
                }

                modules.Add(ModuleOf(versions.Key, version.Key, files));
            }
        }

        return modules;
    }

    private static ProxyModule ModuleOf(string path, string version, Dictionary<string, byte[]> files)
    {
        var copy = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
        return version.StartsWith('v')
            ? new ProxyModule(path, version, copy) { Time = Made }
            : new ProxyModule(path, string.Create(CultureInfo.InvariantCulture, $"v0.0.0-{Made:yyyyMMddHHmmss}-{version[..DigitsOfCommit]}"), copy) { Time = Made, Queries = [version] };
    }

    // Folders are named as pins are: by the module's path, then by a version or a commit.
    [GeneratedRegex("^(?<path>.+?)/(?<version>v[0-9]+[.][^/]+|[0-9a-f]{40})/(?<file>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
