using System.Text.Json;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;
using LibGit2Sharp;

namespace KubeStellar.EndToEnd.DerivedFiles;

/// <summary>The bundled sample with its generators installed once, for tests that each derive files in a clone of their own.</summary>
public sealed class DerivedSample : IDisposable
{
    private int _clones;

    /// <summary>Runs targets; all tests share what it leaves.</summary>
    public BuildScript Build { get; } = new();

    /// <summary>Returns a fresh clone of the sample's kubestellar at its release.</summary>
    /// <param name="name">The name of its folder.</param>
    public async Task<SampleCheckout> CloneAsync(string name = "checkout")
    {
        var sample = Build.Folder[".nuke/temp/delivery/sample/kubestellar"];
        if (!Directory.Exists(sample))
        {
            await Build.RunAsync(["Release", "--version", "0.1.0", "--dry-run"]);
        }

        var folder = Build.Folder[$"clones/{++_clones}/{name}"];
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Repository.Clone(sample, folder);
        return new SampleCheckout(folder);
    }

    /// <summary>Runs a target on a clone and returns its exit code, all that it printed, and its report where it wrote one.</summary>
    public async Task<DerivedRun> RunAsync(SampleCheckout checkout, string target, IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        var report = Build.Folder[$"reports/{Path.GetRandomFileName()}.json"];
        var result = await Build.RunAsync([target, "--source", checkout.Folder, "--report", report, .. arguments], [.. await VariablesAsync(), .. variables]);
        return new DerivedRun(result.ExitCode, result.StandardOutput + result.StandardError, File.Exists(report) ? JsonDocument.Parse(await File.ReadAllTextAsync(report)).RootElement.Clone() : null);
    }

    /// <summary>The variables of every run: no checksums from a network, a module cache in which no earlier run left modules of the same names, and a kustomize that tells the version which the sample pins, so that none is looked for.</summary>
    public async Task<(string Name, string? Value)[]> VariablesAsync()
    {
        var kustomize = (await TestTools.RequireAsync("kustomize")).Path;
        var pinned = Build.Folder.WriteProgram("pinned/kustomize", $"#!/bin/sh\n[ \"$1\" = version ] && echo v5.6.0 && exit\nexec '{kustomize}' \"$@\"\n");
        return [("GOSUMDB", "off"), ("GOFLAGS", "-modcacherw"), ("GOMODCACHE", Build.Folder.Make("modules")), ("KUSTOMIZE", pinned)];
    }

    /// <summary>Runs a target on a clone.</summary>
    public Task<DerivedRun> RunAsync(SampleCheckout checkout, string target, params IEnumerable<string> arguments) => RunAsync(checkout, target, arguments, []);

    /// <summary>Makes a module proxy with a generator written in a test, under the import path that the sample's Makefile installs, and returns its address.</summary>
    /// <param name="version">The generator's version.</param>
    /// <param name="body">The statements of its main function; it imports <c>fmt</c>, <c>os</c> and <c>time</c>.</param>
    public string ProxyWith(string version, string body)
    {
        const string Module = "sigs.k8s.io/controller-tools";
        var proxy = new ModuleProxy(Build.Folder.Make($"proxies/{Path.GetRandomFileName()}"));
        proxy.Add(GoModules.Of(
            Module, version,
            ("go.mod", $"module {Module}\n\ngo 1.19\n"),
            ("cmd/controller-gen/main.go", $"package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\t\"time\"\n)\n\nvar _, _, _ = fmt.Sprint, os.Args, time.Now\n\nfunc main() {{\n{body}\n}}\n")));
        return proxy.Address;
    }

    public void Dispose() => Build.Dispose();
}
