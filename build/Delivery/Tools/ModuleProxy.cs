using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// A folder that Go fetches modules from without a network, when <c>GOPROXY</c> is its <see cref="Address"/>. Its layout is the module proxy protocol
/// (<c>go help goproxy</c>); equal modules give equal bytes.
/// </summary>
/// <param name="folder">The absolute folder; made when missing.</param>
public sealed partial class ModuleProxy(string folder)
{
    // The oldest time that a zip archive can tell.
    private static readonly DateTimeOffset ZipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What <c>GOPROXY</c> is set to, such as <c>file:///tmp/proxy</c>; a comma, which parts proxies from each other, is escaped.</summary>
    public string Address { get; } = new Uri(folder).AbsoluteUri.Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>Adds a version of a module, or replaces it.</summary>
    /// <param name="module">The version and its files.</param>
    public void Add(ProxyModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var versions = Directory.CreateDirectory(Path.Combine(folder, Escape(module.Path), "@v")).FullName;
        var file = Path.Combine(versions, Escape(module.Version));
        foreach (var name in module.Queries.Append(module.Version))
        {
            File.WriteAllBytes(Path.Combine(versions, Escape(name) + ".info"), InformationOf(module));
        }

        File.WriteAllBytes(file + ".mod", module.Files.TryGetValue("go.mod", out var declared) ? declared : Encoding.UTF8.GetBytes($"module {module.Path}\n"));
        WriteArchive(file + ".zip", module);
        WriteList(versions);
    }

    private static byte[] InformationOf(ProxyModule module) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
    {
        ["Version"] = module.Version,
        ["Time"] = module.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    });

    // Stored and not compressed: what a compressor writes depends on its version.
    private static void WriteArchive(string path, ProxyModule module)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, content) in module.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry($"{module.Path}@{module.Version}/{name}", CompressionLevel.NoCompression);
            entry.LastWriteTime = ZipTime;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }

    // Pseudo-versions are never listed: Go would take them for tags.
    private static void WriteList(string versions)
    {
        var listed = Directory.EnumerateFiles(versions, "*.zip").Select(file => Unescape(Path.GetFileNameWithoutExtension(file))).Where(version => !PseudoVersion().IsMatch(version));
        File.WriteAllText(Path.Combine(versions, "list"), string.Concat(listed.Order(StringComparer.Ordinal).Select(version => version + "\n")));
    }

    // An exclamation mark and the small letter stand for a capital one, because some file systems do not tell them apart.
    private static string Escape(string text) => string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? $"!{char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Unescape(string name) => EscapedCapital().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex("!([a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedCapital();

    [GeneratedRegex(@"[-.]\d{14}-[0-9a-f]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex PseudoVersion();
}
