using System.Formats.Tar;
using System.IO.Compression;
using KubeStellar.Delivery.Archives;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Rehearsal;
using KubeStellar.Delivery.Tests.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Archives;

public sealed class ArchiveReleaseTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();

    public ArchiveReleaseTests()
    {
        _shop.Source.Commit("archives", ArchiveModule.Files);
        _shop.Source.Tag("v1.0.0");
        _shop.Further = [new ArchivePlanner(_shop.Environment)];
    }

    private OciLayout Published => new LayoutRegistry(_shop.Folder["registry"]).Open(RepositoryName.Parse(ArchiveModule.Repository));

    [SkippableFact]
    public async Task A_release_has_an_archive_for_each_platform_and_their_checksums_beside_its_image()
    {
        var archives = await ReleaseAsync();
        Assert.Equal(("archives", "oci:registry/ghcr.io/owner/hello/archives:1.0.0", ArtifactStatus.Published), (archives.Kind, archives.Reference, archives.Status));
        var files = await FilesAsync();
        Assert.Equal(ArchiveModule.Names, files.Select(file => file.Name));
        var checksums = await Published.FetchBytesAsync(files[^1].Content, 10_000);
        _shop.Folder.Write("files/checksums.txt", System.Text.Encoding.UTF8.GetString(checksums));
        foreach (var file in files.SkipLast(1))
        {
            await File.WriteAllBytesAsync(_shop.Folder[$"files/{file.Name}"], await Published.FetchBytesAsync(file.Content, 100_000_000));
        }

        var checkedByOthers = await new KubeStellar.Delivery.Commands.Command("sha256sum").With("--check", "--strict", "checksums.txt").WithWorkingDirectory(_shop.Folder["files"]).RunAsync(CancellationToken.None);
        Assert.Equal(3, checkedByOthers.StandardOutput.Split("OK").Length - 1);
    }

    [SkippableFact]
    public async Task A_program_that_an_image_runs_is_the_very_file_of_the_image()
    {
        await ReleaseAsync();
        var index = await ImageIndex.FetchAsync(_shop.Layout, (await _shop.Layout.ResolveAsync("1.0.0"))!);
        foreach (var manifest in index.Manifests)
        {
            using var program = new MemoryStream();
            await ImageBinary.ExtractAsync(_shop.Layout, manifest, program, CancellationToken.None);
            var entries = await EntriesAsync($"hello_1.0.0_linux_{manifest.Platform!.Architecture}.tar.gz");
            Assert.Equal(program.ToArray(), entries.Single(entry => entry.Name == "bin/hello").Content);
        }
    }

    [SkippableFact]
    public async Task Entries_are_sorted_and_have_the_commits_time_and_fixed_modes()
    {
        await ReleaseAsync();
        var entries = await EntriesAsync("hello_1.0.0_linux_amd64.tar.gz");
        Assert.Equal(["LICENSE", "README.md", "bin/hello", "bin/tool"], entries.Select(entry => entry.Name));
        Assert.Equal([420, 420, 493, 493], entries.Select(entry => (int)entry.Mode));
        Assert.All(entries, entry => Assert.Equal(_shop.Source.HeadTime, entry.Modified));
        Assert.All(entries, entry => Assert.Equal((0, 0, ""), entry.Owner));
        Assert.Equal(["LICENSE", "README.md", "bin/tool"], (await EntriesAsync("hello_1.0.0_darwin_arm64.tar.gz")).Select(entry => entry.Name));
    }

    [SkippableFact]
    public async Task A_program_that_no_image_runs_is_compiled_for_its_platform_with_its_own_flags()
    {
        await ReleaseAsync();
        var program = (await EntriesAsync("hello_1.0.0_darwin_arm64.tar.gz")).Single(entry => entry.Name == "bin/tool").Content;
        var information = GoBuildInformationReader.Read(new MemoryStream(program), "tool");
        Assert.Equal("github.com/owner/hello/cmd/tool", information.Path);
        Assert.Contains(KeyValuePair.Create("GOOS", "darwin"), information.Settings);
        Assert.Contains("v1.0.0", System.Text.Encoding.Latin1.GetString(program), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Another_clone_gives_the_same_digest_and_a_second_run_changes_nothing()
    {
        var first = await ReleaseAsync();
        var second = await ReleaseAsync();
        using var other = new ReleaseWorkshop { Further = _shop.Further };
        var elsewhere = await ReleaseAsync(other, _shop.Source.Clone("elsewhere"));
        Assert.Equal(ArtifactStatus.Unchanged, second.Status);
        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal(first.Digest, elsewhere.Digest);
    }

    [SkippableFact]
    public async Task Provenance_lies_beside_archives_and_names_the_compiler()
    {
        var archives = await ReleaseAsync();
        var materials = await ArtifactMaterials.ReadAsync(Published, archives.Digest!.Value, CancellationToken.None);
        Assert.Equal(_shop.Source.Head, materials!.Commit.Hex);
        Assert.StartsWith("pkg:generic/go@", Assert.Single(materials.Others), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Rehearsed_archives_are_promoted_by_digest()
    {
        var rehearsed = await ReleaseAsync();
        var home = new LayoutTarget(_shop.Folder["home"], "home");
        var promotion = new RehearsedRelease(_shop.LayoutTarget, new ChartInspector([]), _shop.Progress);
        var run = new ReleaseRun(promotion, _shop.NewPublisher(), _shop.Journal);
        var report = await run.ExecuteAsync("Promote", await _shop.PlanAsync("1.0.0", home), CancellationToken.None);
        Assert.Equal(rehearsed.Digest, report.Artifacts.Single(artifact => artifact.Kind == PlannedArchives.KindName).Digest);
        Assert.Equal(ArchiveModule.Names, (await FilesAsync("home")).Select(file => file.Name));
    }

    [SkippableFact]
    public async Task oras_pulls_the_files_under_their_names()
    {
        await using var registry = await TestRegistry.StartAsync();
        await using var client = new RemoteRegistry();
        var plan = await _shop.PlanAsync("1.0.0", new RegistryTarget(client, registry.Host));
        await _shop.NewRun().ExecuteAsync("Release", plan, CancellationToken.None);
        var oras = await TestTools.RequireAsync("oras");
        await oras.Prepare("pull", "--plain-http", "-o", _shop.Folder["pulled"], $"{registry.Host}/owner/hello/archives:1.0.0").RunAsync(CancellationToken.None);
        Assert.Equal(ArchiveModule.Names.Order(), Directory.EnumerateFiles(_shop.Folder["pulled"]).Select(Path.GetFileName).Order());
    }

    [SkippableTheory]
    [InlineData("files")]
    [InlineData("checksums.txt")]
    [InlineData("kind")]
    [InlineData("revision")]
    public async Task Archives_that_are_not_what_was_planned_are_refused(string part)
    {
        var staged = await StageAsync();
        var manifest = await ImageManifest.FetchAsync(staged.Staging, staged.Root);
        var files = ArchiveArtifact.FilesOf(manifest).SkipLast(1).ToList();
        var other = part switch
        {
            "files" => await ArchiveArtifact.WriteAsync([.. files.Skip(1)], "checksums.txt", manifest.Annotations, staged.Staging, CancellationToken.None),
            "checksums.txt" => await PushAsync(staged.Staging, ImageManifest.Create(EmptyContent.Descriptor, [manifest.Layers[1] with { Annotations = manifest.Layers[0].Annotations }, manifest.Layers[0] with { Annotations = manifest.Layers[1].Annotations }, .. manifest.Layers.Skip(2)], manifest.Annotations, artifactType: manifest.ArtifactType)),
            "kind" => await PushAsync(staged.Staging, ImageManifest.Create(EmptyContent.Descriptor, manifest.Layers, manifest.Annotations)),
            _ => await ArchiveArtifact.WriteAsync(files, "checksums.txt", new Dictionary<string, string> { [ArtifactIdentity.Revision] = new('a', 40) }, staged.Staging, CancellationToken.None),
        };
        await staged.VerifyAsync(CancellationToken.None);
        var error = await Assert.ThrowsAsync<StagedContentException>(() => (staged with { Root = other }).VerifyAsync(CancellationToken.None));
        Assert.Contains(part, error.Fact, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_archive_that_was_damaged_on_the_disk_is_found()
    {
        var staged = await StageAsync();
        var archive = (await staged.ListFilesAsync(CancellationToken.None))[0].Content;
        var path = ((OciLayout)staged.Staging).PathOf(archive);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        File.Delete(path);
        await File.WriteAllBytesAsync(path, bytes);
        await Assert.ThrowsAsync<DamagedContentException>(() => staged.VerifyAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_file_that_the_commit_lacks_is_named()
    {
        _shop.Source.Commit("missing file", [(".goreleaser.yaml", ArchiveModule.Files[^1].Text + "archives: [{files: [NOTICE]}]\n")]);
        _shop.Source.Tag("v1.0.0");
        var error = await Assert.ThrowsAsync<MissingArchiveFileException>(() => ReleaseAsync());
        Assert.Equal("NOTICE", error.Path);
    }

    [SkippableFact]
    public async Task Declared_files_and_folders_are_packed_at_their_paths()
    {
        _shop.Source.Commit("files", [(".goreleaser.yaml", ArchiveModule.Files[^1].Text + "archives: [{files: [docs, 'cmd/*/kodata/*', 'none*'], wrap_in_directory: true, ids: [hello]}]\n")]);
        _shop.Source.Tag("v1.0.0");
        await ReleaseAsync();
        Assert.Equal(
            ["hello_1.0.0_linux_amd64/bin/hello", "hello_1.0.0_linux_amd64/cmd/hello/kodata/greeting.txt", "hello_1.0.0_linux_amd64/docs/notes.md"],
            (await EntriesAsync("hello_1.0.0_linux_amd64.tar.gz")).Select(entry => entry.Name));
    }

    [SkippableFact]
    public async Task Platforms_that_were_asked_for_limit_the_archives()
    {
        var plan = await _shop.PlanAsync("1.0.0", platforms: Platform.Parse("linux/arm64"));
        var planned = Assert.Single(plan.Artifacts.OfType<PlannedArchives>());
        Assert.Equal(["hello_1.0.0_linux_arm64.tar.gz", "checksums.txt"], planned.Archives.Names);
        Assert.Equal(["linux/arm64"], planned.Platforms.Select(platform => platform.ToString()));
    }

    public void Dispose() => _shop.Dispose();

    private Task<ReportedArtifact> ReleaseAsync() => ReleaseAsync(_shop, null);

    private static async Task<ReportedArtifact> ReleaseAsync(ReleaseWorkshop shop, string? folder)
    {
        var report = await shop.NewRun().ExecuteAsync("Release", await shop.PlanAsync("1.0.0", folder: folder), CancellationToken.None);
        return report.Artifacts.Single(artifact => artifact.Kind == PlannedArchives.KindName);
    }

    private async Task<StagedArchives> StageAsync() =>
        (await _shop.NewStager().StageAsync(await _shop.PlanAsync("1.0.0"), CancellationToken.None)).OfType<StagedArchives>().Single();

    private static async Task<Descriptor> PushAsync(IRepository to, ImageManifest manifest)
    {
        await to.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        return manifest.Descriptor;
    }

    private async Task<IReadOnlyList<ArchiveFile>> FilesAsync(string folder = "registry")
    {
        var layout = new LayoutRegistry(_shop.Folder[folder]).Open(RepositoryName.Parse(ArchiveModule.Repository));
        return ArchiveArtifact.FilesOf(await ImageManifest.FetchAsync(layout, (await layout.ResolveAsync("1.0.0"))!));
    }

    private async Task<List<(string Name, byte[] Content, UnixFileMode Mode, DateTimeOffset Modified, (int, int, string) Owner)>> EntriesAsync(string archive)
    {
        var file = (await FilesAsync()).Single(file => file.Name == archive);
        await using var unpacked = new GZipStream(await Published.FetchAsync(file.Content), CompressionMode.Decompress);
        await using var tar = new TarReader(unpacked);
        List<(string, byte[], UnixFileMode, DateTimeOffset, (int, int, string))> entries = [];
        while (await tar.GetNextEntryAsync(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            await entry.DataStream!.CopyToAsync(content);
            entries.Add((entry.Name, content.ToArray(), entry.Mode, entry.ModificationTime, (entry.Uid, entry.Gid, ((PosixTarEntry)entry).UserName)));
        }

        return entries;
    }
}
