using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

[Collection(ServersCollection.Name)]
public sealed class LocalImagesTests(EngineFixture engines) : IDisposable
{
    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task The_samples_images_are_left_in_dockerd_under_both_names_and_run()
    {
        var docker = await engines.DockerAsync();
        await _build.ReportOfAsync(["KoLocalBuild", "--image-tag", "local"], ("DOCKER_HOST", docker.Endpoint));
        Assert.Contains("controller-manager unreleased", await docker.RunAsync("ko.local/controller-manager:local", "--version"), StringComparison.Ordinal);
        var output = await docker.RunAsync("ghcr.io/kubestellar-sample/ocm-status-addon:local");
        Assert.Contains("returns availableReplicas", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task With_tests_it_derives_formats_vets_and_tests_before_it_builds()
    {
        var docker = await engines.DockerAsync();
        var report = await _build.ReportOfAsync(["KoLocalBuild", "--with-tests", "--cmd-name", "ocm-status-addon"], ("DOCKER_HOST", docker.Endpoint), ("GOFLAGS", "-modcacherw"));
        Assert.Equal(1, report.GetProperty("artifacts").GetArrayLength());
        Assert.StartsWith("mode: ", await File.ReadAllTextAsync(_build.Folder["output/ocm-status-addon.cover.out"]), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_it_would_do_before_it_builds_is_part_of_the_plan()
    {
        var result = await _build.RunAsync(["ko-local-build", "--with-tests", "--dry-run", "--cmd-name", "ocm-status-addon"]);
        Assert.True(result.ExitCode == 0, result.StandardOutput);
        Assert.Contains("ocm-status-addon: manifests, generate, fmt, vet, test", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("kubestellar: manifests", result.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Podman_takes_the_image_by_the_same_command()
    {
        var podman = await engines.PodmanAsync();
        var report = await _build.ReportOfAsync(["KoLocalBuild", "--cmd-name", "controller-manager"], ("DOCKER_HOST", podman.Endpoint), ("IMAGE_TAG", "by-podman"));
        Assert.Equal(1, report.GetProperty("artifacts").GetArrayLength());
        Assert.Contains("ko.local/controller-manager:by-podman", report.GetProperty("artifacts")[0].GetProperty("reference").GetString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_make_targets_name_serves_as_well()
    {
        var result = await _build.RunAsync(["ko-local-build", "--dry-run"], ("IMAGE_TAG", "abc"), ("ARCH", "arm64"));
        Assert.True(result.ExitCode == 0, result.StandardOutput);
        Assert.Contains("ko.local/ocm-status-addon:abc, ghcr.io/kubestellar-sample/ocm-status-addon:abc", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("linux/arm64", result.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Without_an_engine_it_says_where_it_looked()
    {
        var result = await _build.RunAsync(["KoLocalBuild"], ("DOCKER_HOST", $"unix://{_build.Folder["none.sock"]}"));
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("none.sock", result.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_user_who_may_not_talk_to_the_engine_is_told_how_to_get_there()
    {
        const string Nobody = "65534";
        TestTools.Unless(Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"), "to be another user needs root and setpriv");
        var docker = await engines.DockerAsync();
        var command = await _build.PrepareAsync(["KoLocalBuild", "--cmd-name", "controller-manager"], ("DOCKER_HOST", docker.Endpoint), ("HOME", _build.Folder.Make("home")));
        await new Command("/bin/chown").With("-R", $"{Nobody}:{Nobody}", _build.Root).RunAsync(CancellationToken.None);
        var result = await new Command("/usr/bin/setpriv").With($"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", command.Program).With(command.Arguments)
            .WithWorkingDirectory(_build.Root).WithEnvironment(command.Environment).ProbeAsync(CancellationToken.None);
        Assert.Equal(255, result.ExitCode);
        Assert.True(result.StandardOutput.Contains("permission to read and write its socket", StringComparison.Ordinal), result.StandardOutput);
        Assert.Contains("usermod -aG docker", result.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_image_that_the_source_lacks_is_an_error_that_lists_those_it_has()
    {
        var result = await _build.RunAsync(["KoLocalBuild", "--cmd-name", "missing", "--dry-run"]);
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("one of controller-manager, ocm-transport-controller, ocm-status-addon", result.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose() => _build.Dispose();
}
