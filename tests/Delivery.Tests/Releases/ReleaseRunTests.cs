using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

[Collection(ServersCollection.Name)]
public sealed class ReleaseRunTests(RegistryFixture registries) : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();
    private readonly RemoteRegistry _client = new();

    [SkippableFact]
    public async Task A_release_is_published_whole_and_says_where_it_came_from()
    {
        var released = await _shop.ReleaseAsync("1.0.0");
        Assert.Equal(ArtifactStatus.Published, released.Status);
        var root = await _shop.Layout.ResolveAsync("1.0.0");
        Assert.Equal(released.Digest, root!.Digest);
        Assert.Equal(released.Digest, (await _shop.Layout.ResolveAsync("latest"))!.Digest);
        var index = await ImageIndex.FetchAsync(_shop.Layout, root);
        Assert.Equal(["linux/amd64", "linux/arm64"], index.Manifests.Select(manifest => manifest.Platform!.ToString()));
        foreach (var descriptor in index.Manifests)
        {
            var manifest = await ImageManifest.FetchAsync(_shop.Layout, descriptor);
            var config = ImageConfig.Parse(await _shop.Layout.FetchBytesAsync(manifest.Config, ImageManifest.MaxSize));
            foreach (var entries in new[] { index.Annotations, manifest.Annotations, config.Config!.Labels })
            {
                Assert.Equal(_shop.Source.Head, entries["org.opencontainers.image.revision"]);
                Assert.Equal("1.0.0", entries["org.opencontainers.image.version"]);
                Assert.Equal("https://github.com/owner/hello", entries["org.opencontainers.image.source"]);
            }

            Assert.Equal(_shop.Source.HeadTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), config.Created.ToString());
        }
    }

    [SkippableFact]
    public async Task A_second_run_finds_everything_unchanged_and_sends_nothing()
    {
        var registry = await registries.OpenAsync();
        var target = new RegistryTarget(_client, registry.Host);
        var first = await _shop.ReleaseAsync("1.0.0", target);
        var before = registry.Requests.Count;
        var second = await _shop.ReleaseAsync("1.0.0", target);
        Assert.Equal((ArtifactStatus.Published, ArtifactStatus.Unchanged), (first.Status, second.Status));
        Assert.Equal(first.Digest, second.Digest);
        Assert.DoesNotContain(registry.Requests.Skip(before), request => request.StartsWith('P') && request.Contains("/owner/hello/", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Another_clone_in_another_folder_gives_the_same_digests()
    {
        var first = await _shop.ReleaseAsync("1.0.0");
        using var other = new ReleaseWorkshop();
        var second = await other.ReleaseAsync("1.0.0", folder: _shop.Source.Clone("a clone with spaces"));
        Assert.Equal(first.Digest, second.Digest);
    }

    [SkippableFact]
    public async Task Only_the_tagged_commit_is_built_whatever_ignored_files_lie_in_the_checkout()
    {
        _shop.Source.Commit("ignore", (".gitignore", "local.go\n"));
        _shop.Source.Tag("v1.1.0");
        _shop.Source.Write("cmd/hello/local.go", "package main\n\nthis does not compile\n");
        Assert.Equal(ArtifactStatus.Published, (await _shop.ReleaseAsync("1.1.0")).Status);
    }

    [SkippableFact]
    public async Task A_base_that_tells_the_variant_of_a_platform_serves_a_request_that_leaves_it_open()
    {
        await new BaseLayout(_shop.Folder["base"], docker: false).AddIndexAsync("1.0", "linux/amd64", "linux/arm64/v8");
        _shop.Environment["KO_DEFAULTBASEIMAGE"] = "oci:" + _shop.Folder["base"];
        Assert.Equal(["linux/amd64", "linux/arm64/v8"], (await _shop.ReleaseAsync("1.0.0")).Platforms.Select(platform => platform.ToString()));
    }

    [SkippableFact]
    public async Task No_temporary_checkout_outlives_a_release()
    {
        await _shop.ReleaseAsync("1.0.0");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_shop.Folder["checkouts"]));
    }

    [SkippableFact]
    public async Task A_tag_that_holds_other_content_is_refused_and_nothing_is_written()
    {
        await _shop.ReleaseAsync("1.0.0");
        var published = await _shop.Layout.ResolveAsync("1.0.0");
        var before = _shop.Source.Head;
        _shop.Source.Commit("second", ("cmd/hello/kodata/greeting.txt", "changed\n"));
        _shop.Source.Tag("v1.0.0");
        var blobs = Directory.GetFiles(_shop.Folder["registry"], "*", SearchOption.AllDirectories);
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.ReleaseAsync("1.0.0"));
        var violation = Assert.Single(refusal.Checks, check => !check.Ok);
        Assert.Equal("tag.immutable", violation.Id);
        Assert.Contains(before, violation.Actual, StringComparison.Ordinal);
        Assert.Equal(published!.Digest, (await _shop.Layout.ResolveAsync("1.0.0"))!.Digest);
        Assert.Equal(blobs, Directory.GetFiles(_shop.Folder["registry"], "*", SearchOption.AllDirectories));
    }

    [SkippableFact]
    public async Task A_refusal_tells_another_toolchain_or_base_from_other_content()
    {
        await using var registry = await TestRegistry.StartAsync();
        var repository = _client.Open(RepositoryName.Parse($"{registry.Host}/bases/one"));
        var before = await new BaseLayout(_shop.Folder["base"], docker: false).AddIndexAsync("1.0", "linux/amd64", "linux/arm64");
        await ArtifactCopier.CopyAsync(new OciLayout(_shop.Folder["base"]), before, repository);
        await repository.TagAsync(before, "1.0");
        using var other = new ReleaseWorkshop { Bases = _client };
        other.Environment["KO_DEFAULTBASEIMAGE"] = $"{registry.Host}/bases/one:1.0";
        var made = await other.ReleaseAsync("1.0.0");

        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.ReleaseAsync("1.0.0", other.LayoutTarget, other.Source.Folder));

        var violation = Assert.Single(refusal.Checks, check => check.Refuses);
        Assert.StartsWith($"{made.Digest}, made from the same commit with pkg:oci/one@sha256", violation.Actual, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_report_says_which_go_a_release_was_made_with() =>
        Assert.Contains((await _shop.ReleaseAsync("1.0.0")).Materials, material => material.StartsWith("pkg:generic/go@1.", StringComparison.Ordinal));

    [SkippableFact]
    public async Task A_tag_that_another_release_takes_after_the_gate_is_left_alone()
    {
        var plan = await _shop.PlanAsync("1.0.0");
        var staged = Assert.Single(await _shop.NewStager().StageAsync(plan, CancellationToken.None));
        using var other = new ReleaseWorkshop();
        other.Source.Commit("other", ("cmd/hello/kodata/greeting.txt", "from elsewhere\n"));
        other.Source.Tag("v1.0.0");
        var taken = await other.ReleaseAsync("1.0.0", _shop.LayoutTarget);
        await Assert.ThrowsAsync<TagTakenException>(() => _shop.NewPublisher().PublishAsync([(staged, 0)], _ => Task.CompletedTask, CancellationToken.None));
        Assert.Equal(taken.Digest, (await _shop.Layout.ResolveAsync("1.0.0"))!.Digest);
    }

    [SkippableTheory]
    [InlineData(false, "tag.unmoved")]
    [InlineData(true, "tag.matches-remote")]
    public async Task A_tag_that_moves_while_the_release_is_built_is_refused(bool atRemote, string check)
    {
        _shop.Source.AddRemote();
        var plan = await _shop.PlanAsync("1.0.0");
        var planned = _shop.Source.Head;
        _shop.Source.Commit("second", ("cmd/hello/kodata/greeting.txt", "changed\n"));
        _shop.Source.Tag("v1.0.0");
        if (atRemote)
        {
            _shop.Source.Push();
            _shop.Source.Tag("v1.0.0", planned);
        }

        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.NewRun().ExecuteAsync("Release", plan, CancellationToken.None));
        Assert.Equal(check, Assert.Single(refusal.Checks, verdict => !verdict.Ok).Id);
        Assert.Null(await _shop.Layout.ResolveAsync("1.0.0"));
    }

    [Fact]
    public async Task A_refused_release_writes_nothing_at_all()
    {
        _shop.Source.Write("untracked.txt", "x");
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.ReleaseAsync("1.0.0"));
        Assert.Contains("untracked.txt", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([_shop.Folder["journal.jsonl"]], Directory.EnumerateFileSystemEntries(_shop.Folder.FullPath));
    }

    [SkippableFact]
    public async Task Latest_moves_neither_to_a_prerelease_nor_to_an_older_release()
    {
        await _shop.ReleaseAsync("1.0.0");
        _shop.Source.Commit("second", ("cmd/hello/kodata/greeting.txt", "rc\n"));
        _shop.Source.Tag("v1.1.0-rc.1");
        Assert.Empty((await _shop.ReleaseAsync("1.1.0-rc.1")).MovingTags);
        _shop.Source.Commit("third", ("cmd/hello/kodata/greeting.txt", "maintenance\n"));
        _shop.Source.Tag("v0.9.1");
        Assert.Empty((await _shop.ReleaseAsync("0.9.1")).MovingTags);
        Assert.Equal((await _shop.Layout.ResolveAsync("1.0.0"))!.Digest, (await _shop.Layout.ResolveAsync("latest"))!.Digest);
    }

    [SkippableFact]
    public async Task A_candidate_and_its_final_release_on_one_commit_are_told_apart_by_the_version_named()
    {
        _shop.Source.Tag("v1.0.0-rc.1");
        var candidate = await _shop.ReleaseAsync("1.0.0-rc.1");
        var final = await _shop.ReleaseAsync("1.0.0");
        Assert.NotEqual(candidate.Digest, final.Digest);
        Assert.EndsWith(":1.0.0-rc.1", candidate.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_is_a_violation_beside_the_others()
    {
        _shop.Source.Write("untracked.txt", "x");
        var plan = await _shop.PlanAsync("1.0.0", new RegistryTarget(_client, "127.0.0.1:1"));
        Assert.Equal(["tree.clean", "target.write-once"], plan.Checks.Where(check => !check.Ok).Select(check => check.Id));
        Assert.Contains(plan.Checks, check => !check.Ok && check.Expected.Contains("127.0.0.1:1", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Wrong_credentials_name_their_source_and_never_the_secret()
    {
        var registry = await registries.GuardedAsync();
        await using var client = new RemoteRegistry(new RegistryClientOptions
        {
            Credentials = new EnvironmentCredentials(new Dictionary<string, string> { ["REGISTRY_USERNAME"] = "someone", ["REGISTRY_PASSWORD"] = "canary-4711" }),
        });
        var plan = await _shop.PlanAsync("1.0.0", new RegistryTarget(client, registry.Host));
        var violation = Assert.Single(plan.Checks, check => !check.Ok);
        Assert.Contains("REGISTRY_USERNAME", violation.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary-4711", violation.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_guarded_registry_takes_a_release_with_the_right_credentials()
    {
        var registry = await registries.GuardedAsync();
        await using var client = new RemoteRegistry(new RegistryClientOptions
        {
            Credentials = new EnvironmentCredentials(new Dictionary<string, string> { ["REGISTRY_USERNAME"] = TestRegistry.UserName, ["REGISTRY_PASSWORD"] = TestRegistry.Password }),
        });
        Assert.Equal(ArtifactStatus.Published, (await _shop.ReleaseAsync("1.0.0", new RegistryTarget(client, registry.Host))).Status);
    }

    [SkippableFact]
    public async Task An_output_that_cannot_be_written_is_an_error_that_names_the_folder()
    {
        File.WriteAllText(_shop.Folder["registry"], "a file, not a folder");
        var error = await Assert.ThrowsAsync<UnwritableFolderException>(() => _shop.ReleaseAsync("1.0.0"));
        Assert.Contains(_shop.Folder["registry"], error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Staged_content_that_was_changed_is_never_published()
    {
        var plan = await _shop.PlanAsync("1.0.0");
        var staged = Assert.Single(await _shop.NewStager().StageAsync(plan, CancellationToken.None));
        var index = await ImageIndex.FetchAsync(_shop.Staging, staged.Root);
        var manifest = await ImageManifest.FetchAsync(_shop.Staging, index.Manifests[0]);
        var layer = _shop.Staging.PathOf(manifest.Layers[^1]);
        var bytes = await File.ReadAllBytesAsync(layer);
        bytes[^20] ^= 1;
        File.Delete(layer);
        await File.WriteAllBytesAsync(layer, bytes);
        await Assert.ThrowsAsync<DamagedContentException>(() => staged.VerifyAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task Content_that_was_damaged_in_the_target_layout_is_never_called_unchanged()
    {
        await _shop.ReleaseAsync("1.0.0");
        var index = await ImageIndex.FetchAsync(_shop.Layout, (await _shop.Layout.ResolveAsync("1.0.0"))!);
        var manifest = await ImageManifest.FetchAsync(_shop.Layout, index.Manifests[0]);
        var layer = _shop.Layout.PathOf(manifest.Layers[^1]);
        var bytes = await File.ReadAllBytesAsync(layer);
        bytes[^20] ^= 1;
        File.Delete(layer);
        await File.WriteAllBytesAsync(layer, bytes);
        var error = await Assert.ThrowsAsync<DamagedContentException>(() => _shop.ReleaseAsync("1.0.0"));
        Assert.Equal(_shop.Layout.Location, error.Location);
        Assert.Contains(manifest.Layers[^1].Digest.ToString(), error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_program_that_was_damaged_in_the_staging_layout_is_named_with_the_file_to_remove_and_made_anew_without_it()
    {
        await _shop.ReleaseAsync("1.0.0");
        var index = await ImageIndex.FetchAsync(_shop.Staging, (await _shop.Staging.ResolveAsync("1.0.0"))!);
        var layer = _shop.Staging.PathOf((await ImageManifest.FetchAsync(_shop.Staging, index.Manifests[0])).Layers[^1]);
        var bytes = await File.ReadAllBytesAsync(layer);
        bytes[1000] ^= 1;
        await File.WriteAllBytesAsync(layer, bytes);
        var error = await Assert.ThrowsAsync<DamagedContentException>(() => _shop.ReleaseAsync("1.0.0"));
        Assert.Equal(_shop.Staging.Location, error.Location);
        Assert.Contains($"remove {layer} ", error.Fault.NextStep, StringComparison.Ordinal);
        File.Delete(layer);
        Assert.Equal(ArtifactStatus.Unchanged, (await _shop.ReleaseAsync("1.0.0")).Status);
    }

    [Fact]
    public async Task A_dry_run_lists_every_artifact_and_writes_nothing()
    {
        var report = ReleaseRun.Describe("Release", await _shop.PlanAsync("1.0.0"));
        var artifact = Assert.Single(report.Artifacts);
        Assert.Equal(("oci:registry/ghcr.io/owner/hello:1.0.0", ArtifactStatus.Planned), (artifact.Reference, artifact.Status));
        Assert.Equal(["latest"], artifact.MovingTags);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_shop.Folder.FullPath));
    }

    [SkippableFact]
    public async Task Every_tag_that_names_the_version_is_reported_and_written_once()
    {
        using var shop = new ReleaseWorkshop("['{{.Version}}', 'v{{.Version}}', latest]");
        var report = await shop.NewRun().ExecuteAsync("Release", await shop.PlanAsync("1.0.0"), CancellationToken.None);
        Assert.Equal(["oci:registry/ghcr.io/owner/hello:1.0.0", "oci:registry/ghcr.io/owner/hello:v1.0.0"], report.Artifacts.Select(artifact => artifact.Reference));
        Assert.Single(report.Artifacts.Select(artifact => artifact.Digest).Distinct());
        shop.Source.Commit("second", ("cmd/hello/kodata/greeting.txt", "changed\n"));
        shop.Source.Tag("v1.0.0");
        var plan = await shop.PlanAsync("1.0.0");
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => shop.NewRun().ExecuteAsync("Release", plan, CancellationToken.None));
        Assert.Equal(2, refusal.Checks.Count(check => check is { Ok: false, Id: "tag.immutable" }));
    }

    [Fact]
    public async Task Two_images_of_one_name_are_refused()
    {
        _shop.Source.Write(".goreleaser.yaml", File.ReadAllText(Path.Combine(_shop.Source.Folder, ".goreleaser.yaml")) + """
            - repository: ghcr.io/owner/hello
              main: ./cmd/other
              bare: true
              tags: ['{{.Version}}']

            """);
        _shop.Source.Commit("second image");
        _shop.Source.Tag("v1.1.0");
        var violation = Assert.Single((await _shop.PlanAsync("1.1.0")).Checks, check => !check.Ok);
        Assert.Equal(("target.distinct", "./cmd/hello of owner/hello, ./cmd/other of owner/hello"), (violation.Id, violation.Actual));
    }

    [Theory]
    [InlineData(".goreleaser.yaml", "kos: {\n", ".goreleaser.yaml:2:1")]
    [InlineData(".goreleaser.yaml", "kos:\n- {repository: ghcr.io/owner/hello, bare: true, tags: ['{{.Verson}}']}\n", "{{.Verson}}")]
    [InlineData("go.mod", "go 1.19\n", "go.mod")]
    public async Task A_file_that_cannot_be_understood_is_a_violation_beside_the_others(string file, string text, string named)
    {
        _shop.Source.Commit("break it", (file, text));
        _shop.Source.Tag("v1.1.0");
        _shop.Source.Write("untracked.txt", "x");
        var violations = (await _shop.PlanAsync("1.1.0")).Checks.Where(check => !check.Ok).ToList();
        Assert.Equal(["tree.clean", "source.readable"], violations.Select(check => check.Id));
        Assert.Contains(named, violations[1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_declares_no_image_is_refused()
    {
        _shop.Source.Git.Index.Remove(".goreleaser.yaml");
        File.Delete(Path.Combine(_shop.Source.Folder, ".goreleaser.yaml"));
        _shop.Source.Commit("declare nothing");
        _shop.Source.Tag("v2.0.0");
        var plan = await _shop.PlanAsync("2.0.0");
        Assert.Equal("source.delivers", Assert.Single(plan.Checks, check => !check.Ok).Id);
    }

    public void Dispose()
    {
        _shop.Dispose();
        _client.DisposeAsync().AsTask().Wait();
    }
}
