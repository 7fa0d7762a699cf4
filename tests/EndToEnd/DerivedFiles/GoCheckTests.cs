using System.Text.Json;

namespace KubeStellar.EndToEnd.DerivedFiles;

[Collection(DerivedSampleCollection.Name)]
public sealed class GoCheckTests(DerivedSample sample)
{
    [SkippableTheory]
    [InlineData("Vet")]
    [InlineData("Fmt")]
    [InlineData("GoTest")]
    [InlineData("Modules")]
    [InlineData("VerifyModules")]
    [InlineData("VerifyGoVersions")]
    [InlineData("VerifyCodegen")]
    public async Task On_the_bundled_sample_it_succeeds_without_a_network(string target)
    {
        var result = await sample.Build.RunAsync([target], [.. await sample.VariablesAsync(), ("GOPROXY", "off")]);
        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
    }

    [SkippableFact]
    public async Task Tools_lists_what_the_sample_pins_with_versions_and_paths()
    {
        var result = await sample.Build.RunAsync(["Tools"], [.. await sample.VariablesAsync(), ("GOPROXY", "off")]);
        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(sample.Build.Folder["output/Tools.json"]));
        var tools = report.RootElement.GetProperty("tools").EnumerateArray().ToDictionary(
            tool => $"{tool.GetProperty("repository").GetString()!.Split('/')[^1]} {tool.GetProperty("name").GetString()}", tool => tool.Clone());
        Assert.Equal("v0.15.100-sample.2", tools["kubestellar controller-gen"].GetProperty("version").GetString());
        Assert.Equal("v0.32.100-sample.1", tools["kubestellar informer-gen"].GetProperty("version").GetString());
        Assert.EndsWith("-5a3b1e0c9d7f", tools["kubestellar openshift-goimports"].GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.Contains("ocm-status-addon kustomize", tools.Keys);
        Assert.Contains("ocm-status-addon go", tools.Keys);
        Assert.All(tools.Values, tool => Assert.True(File.Exists(tool.GetProperty("path").GetString())));
    }

    [SkippableFact]
    public async Task Code_that_is_not_formatted_is_formatted_and_named()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("api/control/register.go", "const GroupName =", "const   GroupName =");
        var run = (await sample.RunAsync(checkout, "Fmt")).Succeeded();
        Assert.Contains("register.go", run.Output, StringComparison.Ordinal);
        Assert.Empty(checkout.Changes());
    }

    [SkippableFact]
    public async Task A_test_that_fails_and_suspicious_code_fail_the_target_and_are_shown()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("internal/binding/binding.go", "%s: bind", "%d: bind");
        (await sample.RunAsync(checkout, "Vet")).Failed("binding.go");
        checkout.Edit("pkg/crd/crds_test.go", "\"combinedstatuses\"", "\"combinations\"");
        (await sample.RunAsync(checkout, "GoTest")).Failed("no definition of combinations");
        Assert.Equal(["internal/binding/binding.go", "pkg/crd/crds_test.go"], checkout.Changes());
    }

    [SkippableFact]
    public async Task A_requirement_that_nothing_needs_is_found_by_VerifyModules_and_removed_by_Modules()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("go.mod", "go 1.19\n", "go 1.19\n\nrequire example.org/unused v1.0.0\n\nreplace example.org/unused => ./third_party/apimachinery\n");
        (await sample.RunAsync(checkout, "VerifyModules")).Succeeded();
        Assert.Equal(["changed go.mod"], (await sample.RunAsync(checkout, "VerifyModules", "--include-dirty")).Failed("./build.sh Modules").Files);
        Assert.Equal(["go.mod"], checkout.Changes());
        (await sample.RunAsync(checkout, "Modules")).Succeeded();
        Assert.DoesNotContain("require example.org/unused", await File.ReadAllTextAsync(checkout["go.mod"]), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_Go_that_is_too_old_for_the_module_is_told_with_both_versions()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("go.mod", "go 1.19\n", "go 1.99\n");
        (await sample.RunAsync(checkout, "VerifyGoVersions")).Failed("1.99");
    }
}
