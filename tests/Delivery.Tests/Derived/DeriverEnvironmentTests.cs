using System.Runtime.Versioning;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived;

[UnsupportedOSPlatform("windows")]
public sealed class DeriverEnvironmentTests
{
    [SkippableFact]
    public async Task Generators_find_the_chosen_Go_first_and_nothing_around_the_tree_plays_in()
    {
        using var shop = new DerivationWorkshop();
        shop.Environment["PATH"] = "/usr/bin:/bin";
        shop.Environment["GOPROXY"] = "file:///proxy";
        shop.Environment["GOWORK"] = "/somewhere/go.work";
        shop.Environment["GOROOT"] = "/somewhere";
        var seen = await SeenAsync(shop);
        Assert.Equal("/opt/go/bin:/usr/bin:/bin", seen["PATH"]);
        Assert.Equal("file:///proxy", seen["GOPROXY"]);
        Assert.Equal("local", seen["GOTOOLCHAIN"]);
        Assert.Equal("off", seen["GOWORK"]);
        Assert.Equal("C", seen["LC_ALL"]);
        Assert.Equal("1", seen["NO_COLOR"]);
        Assert.StartsWith(shop.Scratch, seen["TMPDIR"], StringComparison.Ordinal);
        Assert.False(seen.ContainsKey("GOROOT"));
        Assert.Equal(Path.Combine(shop.Place, "home"), seen["HOME"]);
    }

    [SkippableFact]
    public async Task Generators_see_no_credentials_and_nothing_of_this_process()
    {
        using var shop = new DerivationWorkshop();
        string[] credentials = ["REGISTRY_PASSWORD", "NUKE_REGISTRY_PASSWORD", "nuke_RegistryPassword", "COSIGN_PASSWORD", "GITHUB_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_RUNTIME_TOKEN"];
        foreach (var name in credentials.Append("GITHUB_SHA"))
        {
            shop.Environment[name] = "value";
        }

        shop.Environment.Remove("CGO_ENABLED");
        var seen = await SeenAsync(shop);
        Assert.Equal("value", seen["GITHUB_SHA"]);
        Assert.Empty(seen.Keys.Intersect(credentials));
        string[] own = ["PATH", "HOME", "GOCACHE", "GOPROXY", "GOSUMDB", "GITHUB_SHA", "GOTOOLCHAIN", "GOWORK", "TMPDIR", "TMP", "TEMP", "LC_ALL", "NO_COLOR", "KUBESTELLAR_DELIVERY_RUN"];
        Assert.Empty(seen.Keys.Except([.. own, "PWD", "OLDPWD", "SHLVL", "_"]));
    }

    [SkippableFact]
    public async Task A_workspace_of_the_tree_itself_counts()
    {
        using var shop = new DerivationWorkshop();
        shop.Repository.Commit("workspace", ("go.work", "go 1.21\n\nuse .\n"));
        shop.Environment["GOWORK"] = "/somewhere/go.work";
        Assert.False((await SeenAsync(shop)).ContainsKey("GOWORK"));
    }

    [SkippableFact]
    public async Task What_a_generator_leaves_among_temporary_files_is_no_file_of_the_tree()
    {
        using var shop = new DerivationWorkshop();
        Assert.Empty(Assert.Single(await shop.DeriveAsync(shop.Committed, DerivationWorkshop.Generate("echo x > \"$TMPDIR/left\""))).Changes);
        Assert.Empty(shop.Leftovers);
    }

    [SkippableFact]
    public async Task Real_Go_generates_in_a_checkout_whose_path_has_spaces_and_other_letters()
    {
        using var place = new TemporaryDirectory();
        using var shop = new DerivationWorkshop { Toolchains = RealGo() };
        shop.Repository.Commit("generator", ("go.mod", $"module {DerivationWorkshop.Module}\n\ngo 1.19\n"), ("hack/gen/main.go", Generator));
        var checkout = Path.Combine(place.Make("meine Quellen ü"), "kopie");
        LibGit2Sharp.Repository.Clone(shop.Repository.Folder, checkout);
        using var source = SourceRepository.Open(checkout);
        var result = Assert.Single(await shop.DeriveAsync(FileTree.Of(source, source.Head!.Value), DerivationWorkshop.Generate(new GoStep("run", "./hack/gen"))));
        var change = Assert.Single(result.Changes);
        Assert.Equal(("gen/packages.txt", "github.com/example/project/hack/gen\n"), (change.Path, DerivationWorkshop.TextOf(change.After)));
        Assert.Equal("go", Assert.Single(result.Tools).Name);
        Assert.Equal([change.Path], CheckoutWriter.Apply(checkout, result.Changes));
        Assert.Equal([change.Path], source.ListChanges());
    }

    [SkippableFact]
    public async Task A_module_cache_that_cannot_be_written_is_told_as_Go_tells_it_with_what_to_set()
    {
        using var place = new TemporaryDirectory();
        using var shop = new DerivationWorkshop { Toolchains = RealGo() };
        shop.Environment["GOMODCACHE"] = Path.Combine(place.Write("file", "no folder"), "pkg/mod");
        shop.Environment["GOPROXY"] = new Uri(place.Make("proxy")).AbsoluteUri;
        shop.Environment["GOSUMDB"] = "off";
        place.Write("proxy/example.org/needed/@v/v1.0.0.info", "{\"Version\":\"v1.0.0\"}");
        place.Write("proxy/example.org/needed/@v/v1.0.0.mod", "module example.org/needed\n");
        shop.Repository.Commit("needs a module", ("go.mod", $"module {DerivationWorkshop.Module}\n\ngo 1.19\n\nrequire example.org/needed v1.0.0\n"));
        var error = await Assert.ThrowsAsync<DerivationFailedException>(() => shop.DeriveAsync(shop.Committed, DerivationWorkshop.Generate(new GoStep("mod", "download"))));
        Assert.Contains("not a directory", error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains("GOMODCACHE", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Contains("GOFLAGS", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_checkout_that_may_only_be_read_is_derived_from_and_compared()
    {
        using var shop = new DerivationWorkshop();
        shop.Repository.Commit("derived", ("gen/made.go", "old\n"));
        var folders = Directory.GetDirectories(shop.Repository.Folder, "*", SearchOption.AllDirectories).Append(shop.Repository.Folder).ToList();
        folders.ForEach(folder => File.SetUnixFileMode(folder, (UnixFileMode)0b101_101_101));
        try
        {
            var before = shop.Snapshot();
            var derivation = DerivationWorkshop.Generate("mkdir -p gen && echo new > gen/made.go");
            Assert.Single(Assert.Single(await shop.DeriveAsync(shop.Committed, derivation)).Changes);
            Assert.Single(Assert.Single(await shop.DeriveAsync(shop.WorkTree, derivation)).Changes);
            Assert.Equal(before, shop.Snapshot());
        }
        finally
        {
            folders.ForEach(folder => File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101));
        }
    }

    [SkippableFact]
    public async Task A_checkout_on_a_file_system_that_cannot_be_written_is_derived_from_and_refuses_what_was_derived()
    {
        using var shop = new DerivationWorkshop();
        var mount = Directory.CreateDirectory(Path.Combine(shop.Place, "mount")).FullName;
        var mounted = await new Command("mount").With("-t", "tmpfs", "tmpfs", mount).ProbeAsync(CancellationToken.None);
        Skip.If(mounted.ExitCode != 0, $"no file system can be mounted here: {mounted.StandardError}");
        try
        {
            var checkout = Path.Combine(mount, "checkout");
            LibGit2Sharp.Repository.Clone(shop.Repository.Folder, checkout);
            await new Command("mount").With("-o", "remount,ro", mount).RunAsync(CancellationToken.None);
            using var source = SourceRepository.Open(checkout);
            var derivation = DerivationWorkshop.Generate("mkdir gen && echo new > gen/made.go");
            var changes = Assert.Single(await shop.DeriveAsync(FileTree.Of(source, source.Head!.Value), derivation)).Changes;
            Assert.Single(changes);
            Assert.Single(Assert.Single(await shop.DeriveAsync(FileTree.OfWorkTree(source), derivation)).Changes);
            Assert.Contains("gen/made.go", Assert.Throws<UnwritableFileException>(() => CheckoutWriter.Apply(checkout, changes)).Path, StringComparison.Ordinal);
        }
        finally
        {
            await new Command("umount").With(mount).RunAsync(CancellationToken.None);
        }
    }

    private const string Generator =
        """
        package main

        import (
        	"os"
        	"os/exec"
        )

        func main() {
        	listed, err := exec.Command("go", "list", "./hack/...").Output()
        	if err == nil {
        		err = os.Mkdir("gen", 0o755)
        	}
        	if err == nil {
        		err = os.WriteFile("gen/packages.txt", listed, 0o644)
        	}
        	if err != nil {
        		panic(err)
        	}
        }
        """;

    private static async Task<Dictionary<string, string>> SeenAsync(DerivationWorkshop shop)
    {
        var result = Assert.Single(await shop.DeriveAsync(shop.Committed, DerivationWorkshop.Generate("/bin/mkdir gen && /usr/bin/env > gen/seen.txt")));
        return DerivationWorkshop.TextOf(Assert.Single(result.Changes).After)!.Split('\n').Where(line => line.Contains('=')).Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    private static GoToolchains RealGo() => new(Environment.GetEnvironmentVariable("PATH"), TestTools.Packages);
}
