using KubeStellar.Delivery.References;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;
using static KubeStellar.Delivery.Tests.References.Artifacts;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class ModuleUpdatesTests : IDisposable
{
    private const string GoMod = "module example.org/app\n\ngo 1.19\n\nrequire github.com/kubestellar/kubeflex v0.9.2 // pinned\n";
    private readonly UpdateWorkshop _workshop = new();

    [Fact]
    public async Task Without_go_the_module_file_changes_and_it_is_told_that_the_sums_do_not()
    {
        WriteModule(GoMod);
        _workshop.Write("go.sum", "sums\n");
        var plan = await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Equal(GoMod.Replace("0.9.2", "0.9.3", StringComparison.Ordinal), _workshop.Text("go.mod"));
        Assert.Equal("sums\n", _workshop.Text("go.sum"));
        var note = Assert.Single(plan.Repositories[0].Notes);
        Assert.Equal("kubestellar/kubestellar go.mod", note.Subject);
        Assert.StartsWith("go.sum is not updated, because go could not: no go on PATH; run go mod tidy", note.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Go_writes_the_module_file_and_its_sums_there_and_back()
    {
        await UseGoAsync("v0.9.2", "v0.9.3");
        WriteModule(GoMod);
        await RescanAndApplyAsync("v0.9.2", "0.9.3");
        Assert.Contains("github.com/kubestellar/kubeflex v0.9.3 h1:", _workshop.Text("go.sum"), StringComparison.Ordinal);
        Assert.Equal(GoMod.Replace("0.9.2", "0.9.3", StringComparison.Ordinal), _workshop.Text("go.mod"));
        await RescanAndApplyAsync("v0.9.3", "0.9.2");
        var sums = _workshop.Text("go.sum");
        Assert.DoesNotContain("v0.9.3", sums, StringComparison.Ordinal);
        Assert.Equal(GoMod, _workshop.Text("go.mod"));
        await RescanAndApplyAsync("v0.9.2", "0.9.3");
        await RescanAndApplyAsync("v0.9.3", "0.9.2");
        Assert.Equal(sums, _workshop.Text("go.sum"));
    }

    [SkippableFact]
    public async Task A_module_that_cannot_be_had_changes_the_module_file_alone()
    {
        await UseGoAsync("v0.9.2");
        WriteModule(GoMod);
        var plan = await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Equal(["go.mod"], plan.Repositories[0].Changes.Select(change => change.Path));
        Assert.Contains("go.sum is not updated", Assert.Single(plan.Repositories[0].Notes).Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_replacement_by_another_module_and_line_ends_are_kept()
    {
        var proxy = await UseGoAsync("v0.9.2", "v0.9.3");
        proxy.Add(GoModules.Of("example.org/flex", "v0.1.0", ("go.mod", "module example.org/flex\n\ngo 1.19\n"), ("flex.go", "package kubeflex\n")));
        var text = "module example.org/app\r\n\r\ngo 1.19\r\n\r\nrequire example.org/flex v0.1.0\r\n\r\nreplace example.org/flex => github.com/kubestellar/kubeflex v0.9.2\r\n";
        _workshop.Write("go.mod", text);
        _workshop.Write("main.go", "package main\n\nimport _ \"example.org/flex\"\n\nfunc main() {}\n");
        _workshop.Written.Add("go.mod", "kubeflex ⟦v0.9.2⟧", ReferenceForm.GoReplacement, FlexModule);
        var plan = await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Empty(plan.Repositories[0].Notes);
        Assert.Equal(text.Replace("0.9.2", "0.9.3", StringComparison.Ordinal), _workshop.Text("go.mod"));
        Assert.Contains("kubeflex v0.9.3 h1:", _workshop.Text("go.sum"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_module_in_a_folder_is_updated_there()
    {
        await UseGoAsync("v0.9.2", "v0.9.3");
        _workshop.Write("tools/go.mod", GoMod);
        _workshop.Write("tools/main.go", "package main\n\nimport _ \"github.com/kubestellar/kubeflex\"\n\nfunc main() {}\n");
        _workshop.Written.Add("tools/go.mod", "⟦v0.9.2⟧", ReferenceForm.GoRequirement, FlexModule);
        var plan = await _workshop.ApplyAsync(KubeFlex, "0.9.3");
        Assert.Equal(["tools/go.mod", "tools/go.sum"], plan.Repositories[0].Changes.Select(change => change.Path));
    }

    public void Dispose() => _workshop.Dispose();

    private async Task<ModuleProxy> UseGoAsync(params string[] versions)
    {
        // The first that changes folders itself.
        await TestGo.RequireAsync("1.20");
        var proxy = _workshop.UseGo();
        foreach (var version in versions)
        {
            proxy.Add(GoModules.Of(FlexModule.Name, version, ("go.mod", $"module {FlexModule.Name}\n\ngo 1.19\n"), ("flex.go", $"// {version}\npackage kubeflex\n")));
        }

        return proxy;
    }

    private void WriteModule(string text)
    {
        _workshop.Write("go.mod", text);
        _workshop.Write("main.go", "package main\n\nimport _ \"github.com/kubestellar/kubeflex\"\n\nfunc main() {}\n");
        _workshop.Written.Add("go.mod", "kubeflex ⟦v0.9.2⟧", ReferenceForm.GoRequirement, FlexModule);
    }

    private async Task RescanAndApplyAsync(string written, string version)
    {
        _workshop.ScanAgain();
        _workshop.Written.Add("go.mod", $"kubeflex ⟦{written}⟧", ReferenceForm.GoRequirement, FlexModule);
        Assert.Empty((await _workshop.ApplyAsync(KubeFlex, version)).Repositories[0].Notes);
    }
}
