using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class ModuleProxyTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string PseudoVersion = "v0.0.0-20240101000000-0123456789ab";
    private readonly TemporaryDirectory _folder = new();

    [SkippableTheory]
    [InlineData("1.19")]
    [InlineData("1.21")]
    [InlineData("1.25")]
    public async Task Go_installs_a_program_from_it_by_version_commit_and_latest(string minimum)
    {
        var go = await TestGo.RequireAsync(minimum);
        var proxy = new ModuleProxy(_folder["a proxy für Go"]);
        proxy.Add(GoModules.Program("example.org/Tools", "v0.1.0-rc.1", "cmd/hello", "hello 1"));
        proxy.Add(GoModules.Program("example.org/Tools", "v0.2.0", "cmd/hello", "hello 2"));
        proxy.Add(GoModules.Program("example.org/Tools", PseudoVersion, "cmd/hello", "hello 3") with { Queries = [Commit] });
        foreach (var (version, line) in ((string, string)[])[("v0.1.0-rc.1", "hello 1"), ("latest", "hello 2"), (Commit, "hello 3")])
        {
            await go.Prepare("install", $"example.org/Tools/cmd/hello@{version}")
                .WithoutInheritedEnvironment()
                .WithEnvironment(TestGo.Environment(_folder, proxy.Address).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
                .WithEnvironment("GOBIN", _folder["bin"])
                .RunAsync(CancellationToken.None);
            Assert.Equal(line + "\n", (await new Command(_folder["bin/hello"]).RunAsync(CancellationToken.None)).StandardError);
        }
    }

    [Fact]
    public void Equal_modules_give_equal_bytes_in_whatever_order_they_are_added()
    {
        var modules = (ProxyModule[])[GoModules.Program("example.org/a", "v1.0.0", "", "a"), GoModules.Program("example.org/a", "v1.1.0", "cmd/b", "b")];
        Assert.Equal(Fill("one", modules), Fill("two", modules.Reverse()));
    }

    [Fact]
    public void Its_list_has_every_version_once_but_for_pseudo_versions()
    {
        var proxy = new ModuleProxy(_folder["proxy"]);
        foreach (var version in (string[])["v1.1.0-RC.1", "v1.0.0", "v1.0.0", PseudoVersion])
        {
            proxy.Add(GoModules.Program("example.org/Capital", version, "", "a"));
        }

        Assert.Equal("v1.0.0\nv1.1.0-RC.1\n", File.ReadAllText(_folder["proxy/example.org/!capital/@v/list"]));
        Assert.True(File.Exists(_folder["proxy/example.org/!capital/@v/v1.1.0-!r!c.1.zip"]));
    }

    public void Dispose() => _folder.Dispose();

    private List<(string Path, string Content)> Fill(string name, IEnumerable<ProxyModule> modules)
    {
        var proxy = new ModuleProxy(_folder[name]);
        foreach (var module in modules)
        {
            proxy.Add(module);
        }

        return
        [
            .. Directory.EnumerateFiles(_folder[name], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(_folder[name], file), Convert.ToHexString(File.ReadAllBytes(file)))),
        ];
    }
}
