using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Releases.Rehearsal;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tests.Signing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Rehearsal;

public sealed class RehearsedReleaseTests : IDisposable
{
    private static readonly RepositoryName Image = RepositoryName.Parse(SampleModule.Repository);
    private static readonly RepositoryName App = RepositoryName.Parse(SampleCharts.App);

    private readonly ReleaseWorkshop _shop = new();

    public RehearsedReleaseTests()
    {
        _shop.Source.Commit("charts", [.. SampleCharts.Files]);
        _shop.Source.Tag("v1.0.0");
    }

    [SkippableFact]
    public async Task A_promoted_release_is_byte_for_byte_the_one_that_a_direct_release_makes()
    {
        var direct = await ExecuteAsync("Release", _shop.NewStager(), At("direct"));
        await RehearseAsync();
        var promoted = await PromoteAsync();

        Assert.Equal(direct.Artifacts.Select(artifact => artifact.Digest), promoted.Artifacts.Select(artifact => artifact.Digest));
        Assert.All(promoted.Artifacts, artifact => Assert.Equal(ArtifactStatus.Published, artifact.Status));
        Assert.Equal(FilesOf("direct"), FilesOf("home"));
    }

    [SkippableFact]
    public async Task Nothing_is_built_for_a_promotion()
    {
        await RehearseAsync();
        Directory.Delete(_shop.Folder["staging"], recursive: true);
        await PromoteAsync();
        Assert.False(Directory.Exists(_shop.Folder["staging"]));
    }

    [SkippableFact]
    public async Task Signatures_of_the_rehearsal_go_along()
    {
        using var key = SigningKey.Parse(SampleKeys.Plain(), "key", null);
        _shop.Key = key;
        await RehearseAsync();
        _shop.Key = null;
        foreach (var artifact in (await PromoteAsync()).Artifacts)
        {
            var repository = At("home").Open(artifact.Kind == "image" ? Image : RepositoryName.Parse(artifact.Reference["oci:home/".Length..].Split(':')[0]));
            Assert.True(await ArtifactSignature.VerifyAsync(key.Verification, artifact.Digest!.Value, repository, CancellationToken.None), artifact.Reference);
        }
    }

    [SkippableFact]
    public async Task An_artifact_that_was_not_rehearsed_refuses_the_whole_promotion()
    {
        await RehearseAsync();
        ThrowAwayLayouts.Remove(_shop.Folder["rehearsal"], [.. (await PlanAsync(At("home"))).Artifacts.Where(artifact => artifact.Repository == App)]);
        Assert.Equal(["rehearsal.complete"], (await RefusedAsync()).Select(check => check.Id));
    }

    [SkippableFact]
    public async Task A_rehearsal_for_fewer_platforms_is_refused_by_the_gate_and_promoted_for_these_alone()
    {
        var amd64 = Platform.Parse("linux/amd64");
        await ExecuteAsync("Rehearse", _shop.NewStager(), At("rehearsal"), amd64);
        var violation = Assert.Single(await RefusedAsync());
        Assert.Equal(("rehearsal.complete", "linux/amd64"), (violation.Id, violation.Actual));
        Assert.Contains("--platform", violation.Fix, StringComparison.Ordinal);
        Assert.Equal([amd64], (await PromoteAsync(amd64)).Artifacts.Single(artifact => artifact.Kind == "image").Platforms);
    }

    [SkippableFact]
    public async Task A_tag_that_was_put_on_other_content_by_hand_is_refused()
    {
        await RehearseAsync();
        var rehearsed = await At("rehearsal").Open(Image).ResolveAsync("1.0.0");
        var index = await ImageIndex.FetchAsync(At("rehearsal").Open(Image), rehearsed!);
        var forged = ImageIndex.Create(index.Manifests.Take(2).Reverse(), index.Annotations);
        await At("rehearsal").Open(Image).PushAsync(forged.Descriptor, ContentSource.FromBytes(forged.Bytes));
        await At("rehearsal").Open(Image).TagAsync(forged.Descriptor, "1.0.0");
        var violation = Assert.Single(await RefusedAsync());
        Assert.Equal(("rehearsal.attested", "none"), (violation.Id, violation.Actual));
    }

    [SkippableFact]
    public async Task A_byte_that_was_changed_by_hand_is_found_before_anything_is_published()
    {
        await RehearseAsync();
        var blob = Directory.GetFiles(_shop.Folder["rehearsal"], "*", SearchOption.AllDirectories).MaxBy(file => new FileInfo(file).Length)!;
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[^1] ^= 1;
        File.Delete(blob);
        await File.WriteAllBytesAsync(blob, bytes);
        await Assert.ThrowsAsync<DamagedContentException>(() => PromoteAsync());
        Assert.False(Directory.Exists(_shop.Folder["home"]));
    }

    [SkippableFact]
    public async Task A_rehearsal_of_another_commit_is_refused()
    {
        await RehearseAsync();
        _shop.Source.Commit("later", ("cmd/hello/kodata/greeting.txt", "later\n"));
        _shop.Source.Tag("v1.0.0");
        Assert.Equal(["rehearsal.attested"], (await RefusedAsync()).Select(check => check.Id).Distinct());
    }

    [SkippableFact]
    public async Task What_was_made_without_a_check_is_promoted_only_without_it()
    {
        _shop.Skipped = SkippedChecks.Of(["tag.is-head"], At("rehearsal"));
        await RehearseAsync();
        _shop.Skipped = SkippedChecks.None;
        Assert.Equal(["rehearsal.unskipped"], (await RefusedAsync()).Select(check => check.Id).Distinct());
        _shop.Skipped = SkippedChecks.Of(["tag.is-head"], At("home"));
        await PromoteAsync();
    }

    [SkippableFact]
    public async Task The_gate_is_passed_again()
    {
        await RehearseAsync();
        _shop.Source.Write("untracked.txt", "x");
        Assert.Equal(["tree.clean"], (await RefusedAsync()).Select(check => check.Id));
    }

    [SkippableFact]
    public async Task Charts_at_the_place_of_the_rehearsal_find_their_images_there()
    {
        await RehearseAsync();
        var plan = await PlanAsync(At("rehearsal"));
        var report = new DeliveryReport("Rehearse", "1.0.0", [], []);
        var proof = await NewProof().CompleteAsync(report, plan, CancellationToken.None);
        Assert.Contains(proof.Checks, check => check.Id == RehearsalProof.Id && check.Subject.Contains($"{SampleModule.Repository}:1.0.0", StringComparison.Ordinal) && check.Ok);
    }

    [SkippableFact]
    public async Task A_chart_whose_image_is_gone_from_the_place_of_the_rehearsal_fails_it()
    {
        await RehearseAsync();
        var plan = await PlanAsync(At("rehearsal"));
        ThrowAwayLayouts.Remove(_shop.Folder["rehearsal"], [.. plan.Artifacts.OfType<PlannedImage>()]);
        var failure = await Assert.ThrowsAsync<RehearsalFailedException>(() => NewProof().CompleteAsync(new DeliveryReport("Rehearse", "1.0.0", [], []), plan, CancellationToken.None));
        Assert.Contains(failure.Checks, check => check.Refuses && check.Subject.Contains($"{SampleModule.Repository}:1.0.0", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Layouts_of_repositories_that_are_not_rehearsed_stay()
    {
        await RehearseAsync();
        var plan = await PlanAsync(At("rehearsal"));
        Assert.True(ThrowAwayLayouts.Remove(_shop.Folder["rehearsal"], [.. plan.Artifacts.Where(artifact => artifact.Repository == App)]));
        Assert.NotNull(await At("rehearsal").Open(Image).ResolveAsync("1.0.0"));
        Assert.Null(await At("rehearsal").Open(App).ResolveAsync("v1.0.0"));
        Assert.False(ThrowAwayLayouts.Remove(_shop.Folder["nowhere"], plan.Artifacts));
    }

    public void Dispose() => _shop.Dispose();

    private LayoutTarget At(string folder) => new(_shop.Folder[folder], folder);

    private Task<ReleasePlan> PlanAsync(IDeliveryTarget target) => _shop.PlanAsync("1.0.0", target);

    private RehearsalProof NewProof() => new(At("rehearsal"), new ReferenceLookup(canonical => [At("rehearsal").Open(canonical), At("elsewhere").Open(canonical)], TimeSpan.FromSeconds(10)));

    private Task<DeliveryReport> RehearseAsync() => ExecuteAsync("Rehearse", _shop.NewStager(), At("rehearsal"));

    private Task<DeliveryReport> PromoteAsync(params Platform[] platforms) =>
        ExecuteAsync("Promote", new RehearsedRelease(At("rehearsal"), _shop.NewInspector(), new Progress<ReleaseStep>()), At("home"), platforms);

    private async Task<IReadOnlyList<CheckResult>> RefusedAsync()
    {
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => PromoteAsync());
        Assert.False(Directory.Exists(_shop.Folder["home"]));
        return [.. refusal.Checks.Where(check => check.Refuses)];
    }

    private async Task<DeliveryReport> ExecuteAsync(string name, IArtifactSource source, IDeliveryTarget target, params Platform[] platforms)
    {
        // What others published: any manifest will do.
        var helm = new LayoutTarget(_shop.Folder["elsewhere"], "elsewhere").Open(RepositoryName.Parse(SampleCharts.Helm));
        var manifest = ImageIndex.Create([]);
        await helm.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await helm.TagAsync(manifest.Descriptor, "3.14.0");
        return await new ReleaseRun(source, _shop.NewPublisher(), new NoJournal()).ExecuteAsync(name, await _shop.PlanAsync("1.0.0", target, null, platforms), CancellationToken.None);
    }

    private IReadOnlyList<string> FilesOf(string folder) =>
    [
        .. Directory.GetFiles(_shop.Folder[folder], "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(_shop.Folder[folder], file)} {Digest.Of(File.ReadAllBytes(file))}").Order(StringComparer.Ordinal),
    ];
}
