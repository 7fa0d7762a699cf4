using System.Text.Json;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class VerifyMainTests : IDisposable
{
    private readonly CheckWorkshop _workshop = new();
    private readonly KnownVersions _published = new KnownVersions().With(Flex, "0.9.2", "0.9.3");

    [Fact]
    public async Task A_workspace_whose_references_resolve_and_agree_works()
    {
        var report = await new VerifyMain(_published).RunAsync([_workshop.Repository(Exact(Flex, "0.9.3"), Exact(Flex, "0.9.3", "b.yaml"), Exact(Foreign, "1.0.0"), Moving())], CancellationToken.None);
        report.EnsureWorking();
        Assert.Equal(["Exists", "Unknown"], report.Artifacts.Select(artifact => artifact.Answer.GetType().Name));
    }

    [Fact]
    public async Task One_that_names_what_is_not_there_or_was_moved_half_is_broken_and_all_is_listed()
    {
        var report = await new VerifyMain(_published).RunAsync([_workshop.Repository(Exact(Flex, "0.9.2", "a.yaml", 2), Exact(Flex, "9.9.9", "b.yaml", 3))], CancellationToken.None);
        var error = Assert.Throws<BrokenMainException>(report.EnsureWorking);
        Assert.Equal(["references.agree", "references.resolve"], error.Checks.Where(check => check.Refuses).Select(check => check.Id).Order(StringComparer.Ordinal));
        Assert.Contains("b.yaml:3", error.Message, StringComparison.Ordinal);
        Assert.Contains("a.yaml:2", error.Message, StringComparison.Ordinal);
        Assert.Same(report, error.Report);
    }

    [Fact]
    public async Task A_version_of_the_same_owner_that_nobody_can_tell_of_is_no_proof_that_main_works()
    {
        var sibling = new ReferencedArtifact(ArtifactKind.Image, "ghcr.io/kubestellar-sample/addon") { Repository = "kubestellar-sample/addon" };
        var report = await new VerifyMain(new KnownVersions()).RunAsync([_workshop.Repository(Exact(sibling, "0.9.3", "b.yaml", 3), Exact(Foreign, "1.0.0"))], CancellationToken.None);
        var error = Assert.Throws<BrokenMainException>(report.EnsureWorking);
        var refusal = Assert.Single(error.Checks, check => check.Refuses);
        Assert.Equal("references.proven", refusal.Id);
        Assert.Contains("b.yaml:3", refusal.Subject, StringComparison.Ordinal);
        Assert.Contains("kubestellar-sample/addon", refusal.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_holds_checks_with_places_and_artifacts_with_evidence()
    {
        var report = await new VerifyMain(_published).RunAsync([_workshop.Repository(Exact(Flex, "9.9.9", "b.yaml", 3), Exact(Foreign, "1.0.0"))], CancellationToken.None);
        using var stream = new MemoryStream();
        MainReportJson.Write(report, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal(("VerifyMain", CheckWorkshop.Name, _workshop.Source.Head), (Text(root, "target"), Text(root, "repository"), Text(root, "commit")));
        var artifact = root.GetProperty("artifacts")[0];
        Assert.Equal(("image", Flex.Name, "9.9.9", "absent", "a test says no"), (Text(artifact, "kind"), Text(artifact, "reference"), Text(artifact, "version"), Text(artifact, "status"), Text(artifact, "evidence")));
        var check = root.GetProperty("checks").EnumerateArray().First(check => !check.GetProperty("ok").GetBoolean());
        Assert.Equal(("references.resolve", CheckWorkshop.Name), (Text(check, "id"), Text(check, "repository")));
        var place = Assert.Single(check.GetProperty("places").EnumerateArray());
        Assert.Equal(("b.yaml", 3, $"{Flex}"), (Text(place, "file"), place.GetProperty("line").GetInt32(), Text(place, "artifact")));
    }

    [Fact]
    public async Task Every_check_has_its_say_and_what_is_wrong_is_an_error_with_places()
    {
        var verdicts = await ReferenceChecks.All(_published).EvaluateAsync([_workshop.Repository(Exact(Flex, "0.9.2", "a.yaml", 2), Moving())], CancellationToken.None);
        var error = Assert.Throws<WrongReferencesException>(verdicts.EnsureRight);
        Assert.Equal(["references.no-moving"], error.Checks.Where(check => check.Refuses).Select(check => check.Id));
        Assert.Equal(["references.latest"], error.Checks.Where(check => check.IsInformation).Select(check => check.Id));
        Assert.Equal([(CheckWorkshop.Name, At("deploy.yaml", 9))], verdicts.BrokenPlaces);
        using var stream = new MemoryStream();
        ReferenceVerdictsJson.Write("CheckReferences", verdicts, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.Single(json.RootElement.GetProperty("checks").EnumerateArray(), check => check.TryGetProperty("information", out _));
    }

    public void Dispose() => _workshop.Dispose();

    private static VersionedReference Moving() => Exact(Foreign, "latest", line: 9).As(ReferenceKind.Moving);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
