using System.Text;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Charts;

/// <summary>A folder with a chart, and what packages it; dependencies come from layouts below the folder.</summary>
internal sealed class ChartWorkshop : IDisposable
{
    public const string Metadata = "apiVersion: v2\nname: core\nversion: 1.2.3\n";

    public static readonly DateTimeOffset Time = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public ChartWorkshop() => Places = new LayoutRegistry(Folder["registry"]);

    public TemporaryDirectory Folder { get; } = new();

    public LayoutRegistry Places { get; }

    public string Chart => Folder["source/core"];

    public void Dispose() => Folder.Dispose();

    public static ChartFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    public static string Text(ChartFileSet files, string path) => Encoding.UTF8.GetString(files.Find(path)!.Content.Span);

    public string Write(string path, string text) => Folder.Write($"source/core/{path}", text);

    public void WriteBytes(string path, byte[] content) => System.IO.File.WriteAllBytes(Write(path, ""), content);

    public void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder[$"source/core/{path}"])!);
        System.IO.File.CreateSymbolicLink(Folder[$"source/core/{path}"], target);
    }

    public ChartFileSet Load() => ChartFolder.Load(Chart, "core");

    public Task<PackagedChart> PackageAsync() => PackageAsync(Load());

    public Task<PackagedChart> PackageAsync(ChartFileSet files) =>
        new ChartPackager(new ChartDependencies(name => [Places.Open(name)])).PackageAsync(files, new ChartOrigin(Chart, Folder["source"], Time), CancellationToken.None);
}
