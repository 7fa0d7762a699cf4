using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KubeStellar.Testing.Packages;

/// <summary>A NuGet source on a port of 127.0.0.1 (protocol version 3) that tells of one package, which it does not hold, whether there is an advisory about it.</summary>
public sealed class FakePackageSource : IAsyncDisposable
{
    /// <summary>The id of the package.</summary>
    public const string Package = "Sample.Lib";

    /// <summary>The version of the package.</summary>
    public const string Version = "1.0.0";

    /// <summary>The address of the advisory.</summary>
    public const string Advisory = "https://advisories.example/1";

    private readonly WebApplication _server;

    private FakePackageSource(bool tellsAdvisories, bool hasAdvisory)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapGet("/v3/index.json", () => Results.Json(new Dictionary<string, object> { ["version"] = "3.0.0", ["resources"] = Resources(tellsAdvisories) }));
        _server.MapGet("/advisories/index.json", () => Results.Json(Array.Empty<string>()));
        _server.MapGet($"/packages/{Package.ToLowerInvariant()}/index.json", () => Results.Json(Registration(hasAdvisory)));
    }

    /// <summary>The address of the source.</summary>
    public string Address => $"{_server.Urls.Single()}/v3/index.json";

    /// <summary>Starts a source.</summary>
    /// <param name="tellsAdvisories">Whether it says that it has advisories.</param>
    /// <param name="hasAdvisory">Whether there is one about the package.</param>
    public static async Task<FakePackageSource> StartAsync(bool tellsAdvisories, bool hasAdvisory)
    {
        var source = new FakePackageSource(tellsAdvisories, hasAdvisory);
        await source._server.StartAsync();
        return source;
    }

    /// <summary>Writes the package into a folder, which NuGet takes as a source.</summary>
    /// <param name="folder">The folder.</param>
    public static void WritePackage(TemporaryDirectory folder)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, $"{Package}.nuspec", NuspecOf("<license type=\"expression\">MIT</license>"));
            Write(archive, "lib/netstandard2.0/_._", "");
        }

        File.WriteAllBytes(Path.Combine(folder.Make("source"), $"{Package}.{Version}.nupkg"), bytes.ToArray());
    }

    /// <summary>Returns the package's own description.</summary>
    /// <param name="license">The element that says its license.</param>
    public static string NuspecOf(string license) =>
        $"""
        <?xml version="1.0"?>
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata><id>{Package}</id><version>{Version}</version><authors>somebody</authors><description>A sample</description>{license}</metadata>
        </package>
        """;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private List<Dictionary<string, string>> Resources(bool tellsAdvisories)
    {
        var root = _server.Urls.Single();
        var resources = new List<Dictionary<string, string>> { Resource("/content/", "PackageBaseAddress/3.0.0"), Resource("/packages/", "RegistrationsBaseUrl/3.6.0") };
        if (tellsAdvisories)
            resources.Add(Resource("/advisories/index.json", "VulnerabilityInfo/6.7.0"));
        return resources;

        Dictionary<string, string> Resource(string path, string type) => new() { ["@id"] = root + path, ["@type"] = type };
    }

    private static Dictionary<string, object> Registration(bool hasAdvisory)
    {
        var entry = new Dictionary<string, object> { ["@id"] = "entry", ["id"] = Package, ["version"] = Version, ["listed"] = true };
        if (hasAdvisory)
            entry["vulnerabilities"] = new[] { new Dictionary<string, string> { ["advisoryUrl"] = Advisory, ["severity"] = "2" } };
        var leaf = new Dictionary<string, object> { ["@id"] = "leaf", ["catalogEntry"] = entry, ["packageContent"] = "content" };
        var page = new Dictionary<string, object> { ["@id"] = "page", ["count"] = 1, ["lower"] = Version, ["upper"] = Version, ["items"] = new[] { leaf } };
        return new Dictionary<string, object> { ["count"] = 1, ["items"] = new[] { page } };
    }
}
