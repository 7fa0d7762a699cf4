using System.Text.Json;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

public sealed class AuditTests : IDisposable
{
    private const string Password = "a sound pass phrase";
    private const string Image = "ghcr.io/kubestellar-sample/ocm-status-addon:0.1.0";

    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task What_was_released_passes_its_audit_and_what_was_not_is_named()
    {
        await using var registry = await TestRegistry.StartAsync();
        await _build.ReportOfAsync(["Release", "--version", "0.1.0", "--registry", registry.Host]);

        var one = await _build.ReportOfAsync(["Audit", "--version", "0.1.0", "--registry", registry.Host]);
        var all = await _build.RunAsync(["Audit", "--registry", registry.Host]);

        Assert.All(one.GetProperty("artifacts").EnumerateArray(), artifact => Assert.Equal("right", artifact.GetProperty("status").GetString()));
        Assert.Equal(7, one.GetProperty("artifacts").GetArrayLength());
        Assert.Equal(255, all.ExitCode);
        Assert.Contains($"artifact.exists {registry.Host}/kubestellar-sample/ocm-status-addon:0.1.0-rc.1", all.StandardOutput, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_build.Folder["output/Audit.json"]));
        Assert.Equal(7, report.RootElement.GetProperty("summary").GetProperty("right").GetInt32());
        Assert.All(report.RootElement.GetProperty("checks").EnumerateArray().Where(check => !check.GetProperty("ok").GetBoolean()), check => Assert.Equal("artifact.exists", check.GetProperty("id").GetString()));
    }

    [SkippableFact]
    public async Task An_outsider_learns_what_a_signature_and_a_git_tag_prove()
    {
        await using var registry = await TestRegistry.StartAsync();
        var cosign = await TestTools.RequireAsync("cosign");
        await cosign.Prepare("generate-key-pair").WithWorkingDirectory(_build.Root).WithEnvironment("COSIGN_PASSWORD", Password).RunAsync(CancellationToken.None);
        var release = await _build.ReportOfAsync(["Release", "--version", "0.1.0", "--registry", registry.Host, "--signing-key", _build.Folder["cosign.key"]], ("COSIGN_PASSWORD", Password));
        var source = _build.Folder[".nuke/temp/delivery/sample/ocm-status-addon"];
        string[] verify = ["Verify", "--artifact", Image, "--registry", registry.Host, "--source", source];

        var plain = await _build.ReportOfAsync(verify);
        var signed = await _build.ReportOfAsync([.. verify, "--verification-key", _build.Folder["cosign.pub"]]);
        var outside = await _build.RunAsync(["Verify", "--artifact", $"{registry.Host}/kubestellar-sample/ocm-status-addon:0.1.0", "--source", source]);

        Assert.Equal(("claimed", "proven", "proven"), (Standing(plain, "revision"), Standing(plain, "git.tag"), Standing(plain, "platforms")));
        Assert.Equal(("proven", "proven"), (Standing(signed, "revision"), Standing(signed, "signature")));
        Assert.Equal(
            release.GetProperty("artifacts").EnumerateArray().First(artifact => artifact.GetProperty("reference").GetString()!.EndsWith("/ocm-status-addon:0.1.0", StringComparison.Ordinal)).GetProperty("digest").GetString(),
            signed.GetProperty("artifacts")[0].GetProperty("digest").GetString());
        Assert.Equal(0, outside.ExitCode);
    }

    [SkippableFact]
    public async Task A_contradiction_fails_and_so_does_an_artifact_that_is_not_there()
    {
        await using var registry = await TestRegistry.StartAsync();
        await using var client = new Oci.RemoteRegistry();
        var repository = client.Open(new Oci.RepositoryName(registry.Host, "kubestellar-sample/ocm-status-addon"));
        await HandmadeImage.Of("http://127.0.0.1:1/owner/hello", "0123456789abcdef0123456789abcdef01234567", "0.2.0").PushAsync(repository, "0.1.0");

        var wrong = await _build.RunAsync(["Verify", "--artifact", Image, "--registry", registry.Host]);
        var missing = await _build.RunAsync(["Verify", "--artifact", "ghcr.io/kubestellar-sample/nothing:1.0.0", "--registry", registry.Host]);

        Assert.Equal((255, 255), (wrong.ExitCode, missing.ExitCode));
        Assert.Contains("0.2.0 in annotations of the index", wrong.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("nothing at", missing.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", wrong.StandardOutput + missing.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_audit_that_would_look_at_nothing_fails()
    {
        using var untagged = new TemporaryRepository();
        untagged.Commit("start", ("README.md", "hello"));
        _build.Folder.Make("nothing");

        var source = await _build.RunAsync(["Audit", "--source", untagged.Folder, "--registry", "oci:nothing"]);
        var version = await _build.RunAsync(["Audit", "--version", "9.9.9", "--registry", "oci:nothing"]);

        Assert.Equal((255, 255), (source.ExitCode, version.ExitCode));
        Assert.Contains("found:    no version tag", source.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("expected: the git tag v9.9.9", version.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("the greatest v0.1.0", version.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose() => _build.Dispose();

    private static string? Standing(JsonElement report, string id) =>
        report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == id).GetProperty("standing").GetString();
}
