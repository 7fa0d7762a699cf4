using KubeStellar.Delivery.Catalog.Recipes;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Reads the flags of <c>kube::codegen::gen_client</c>.</summary>
internal sealed class GenClientReader
{
    private static readonly string[] Switches = ["--with-watch", "--with-applyconfig"];
    private static readonly string[] Names = ["--boilerplate", "--clientset-name", "--versioned-name", "--applyconfig-name", "--listers-name", "--informers-name"];
    private static readonly string[] PackageFlags = ["--input-pkg-root", "--output-pkg-root", "--output-base"];
    private static readonly string[] FolderFlags = ["--one-input-api", "--output-dir", "--output-pkg", "--applyconfig-externals", "--plural-exceptions"];

    private readonly CodeGenerator _generator;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _switches = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];

    private GenClientReader(CodeGenerator generator, IReadOnlyList<string> words)
    {
        _generator = generator;
        for (var i = 0; i < words.Count; i++)
        {
            if (IsSwitch(words[i]))
            {
                _switches.Add(words[i]);
            }
            else if (TakesValue(words[i]) && i + 1 < words.Count)
            {
                _values[words[i]] = words[++i];
            }
            else
            {
                _folders.Add(generator.TakesFolders && !words[i].StartsWith("--", StringComparison.Ordinal) ? words[i] : throw new FormatException());
            }
        }
    }

    /// <summary>Reads the flags.</summary>
    /// <param name="generator">The version whose flags they are.</param>
    /// <param name="words">The flags, in order.</param>
    /// <param name="module">The import path of the source tree.</param>
    /// <exception cref="FormatException">The version has no such flag, one is missing, or a place is not in the source tree.</exception>
    public static GenClient Read(CodeGenerator generator, IReadOnlyList<string> words, string module)
    {
        var reader = new GenClientReader(generator, words);
        return reader.WithNames(generator.TakesFolders ? reader.Folders() : reader.Packages(module));
    }

    private bool IsSwitch(string word) => Switches.Contains(word) || (_generator.TakesProtobuf && word == "--prefers-protobuf");

    private bool TakesValue(string word) =>
        Names.Contains(word) || (_generator.TakesFolders ? FolderFlags : PackageFlags).Contains(word) || (_generator.TakesSchema && word == "--applyconfig-openapi-schema");

    private PackageGenClient Packages(string module)
    {
        var (input, output, parent) = (Required("--input-pkg-root"), Required("--output-pkg-root"), Required("--output-base"));
        return new PackageGenClient(_generator)
        {
            InputFolder = FolderOf(input, module),
            InputPackage = input,
            OutputFolder = FolderOf(output, module),
            OutputPackage = output,
            Base = BaseOf(parent, module),
            Boilerplate = RecipePath.Below(Required("--boilerplate")),
        };
    }

    private FolderGenClient Folders()
    {
        var api = _folders is [var folder] ? RecipePath.Below(folder) : throw new FormatException();
        return new FolderGenClient(_generator)
        {
            ApiFolder = api,
            InputFolder = _values.TryGetValue("--one-input-api", out var one) ? RecipePath.Below($"{api}/{one}") : api,
            OutputFolder = RecipePath.Below(Required("--output-dir")),
            OutputPackage = Required("--output-pkg"),
            Boilerplate = RecipePath.Below(Required("--boilerplate")),
            PluralExceptions = Optional("--plural-exceptions", ""),
            ApplyExternals = Optional("--applyconfig-externals", ""),
            ApplySchema = Optional("--applyconfig-openapi-schema", ""),
            PrefersProtobuf = _switches.Contains("--prefers-protobuf"),
        };
    }

    private GenClient WithNames(GenClient clients) => clients with
    {
        Clientset = NameOf("--clientset-name", clients.Clientset),
        Versioned = NameOf("--versioned-name", clients.Versioned),
        AppliesConfigurations = _switches.Contains("--with-applyconfig"),
        ApplyConfigurations = NameOf("--applyconfig-name", clients.ApplyConfigurations),
        Watches = _switches.Contains("--with-watch"),
        Listers = NameOf("--listers-name", clients.Listers),
        Informers = NameOf("--informers-name", clients.Informers),
    };

    private string Required(string flag) => _values.TryGetValue(flag, out var value) && value.Length > 0 ? value : throw new FormatException();

    private string Optional(string flag, string otherwise) => _values.GetValueOrDefault(flag) ?? otherwise;

    // A name of a folder below the output; as a path it may have several parts.
    private string NameOf(string flag, string otherwise) => _values.TryGetValue(flag, out var name) && RecipePath.Below(name) != name ? throw new FormatException() : name ?? otherwise;

    private static string FolderOf(string package, string module) =>
        package == module ? "." : package.StartsWith(module + "/", StringComparison.Ordinal) ? RecipePath.Below(package[(module.Length + 1)..]) : throw new FormatException();

    // The path of a package behind it must be the package's folder, so it is as many folders up as the module's path has parts.
    private static string BaseOf(string parent, string module)
    {
        var parts = parent.Split('/').Where(part => part is not ("" or ".")).ToList();
        return !parent.StartsWith('/') && parts.All(part => part == "..") && parts.Count == module.Split('/').Length ? string.Join('/', parts) : throw new FormatException();
    }
}
