using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.EndToEnd.Hostile;

/// <summary>The targets that read what others serve, at registries and folders that mean harm.</summary>
public sealed class HostileRegistryTests : IDisposable
{
    private const string Repository = "ghcr.io/kubestellar-sample/ocm-status-addon";

    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task An_audit_of_a_registry_that_answers_escapes_and_leads_elsewhere_prints_no_escape_and_goes_nowhere()
    {
        await using var registry = await TestRegistry.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(
            registry.Host,
            new FaultRule(Requests.To("GET", "/v2/*ocm-status-addon/tags/list"), (_, _) => Task.FromResult(Page())),
            new FaultRule(Requests.To("GET", "/v2/*-chart/tags/list"), (_, _) => Task.FromResult(Tag(HostileTexts.Escapes))),
            new FaultRule(Requests.To("*", "/v2/*/manifests/*"), (_, _) => Task.FromResult(Refusal())));

        var result = await _build.RunAsync(["Audit", "--registry", proxy.Host]);

        RequireHarmlessFailure(result);
        Assert.Contains("found a link to https://evil.example.com/", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("\uFFFD[2J", result.StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_an_image_says_of_itself_cannot_steer_the_terminal_of_who_verifies_it()
    {
        var repository = new LayoutRegistry(_build.Folder["hostile"]).Open(RepositoryName.Parse(Repository));
        await HandmadeImage.Of(HostileTexts.Escapes, HostileTexts.Lines, new string('9', 1_000_000)).PushAsync(repository, "0.1.0");

        var result = await _build.RunAsync(["Verify", "--artifact", $"{Repository}:0.1.0", "--registry", $"oci:{_build.Folder["hostile"]}"]);

        RequireHarmlessFailure(result);
        Assert.InRange(new FileInfo(_build.Folder["output/Verify.json"]).Length, 1, 100_000);
    }

    [SkippableFact]
    public async Task A_chart_whose_archive_leaves_its_folder_is_wrong_and_leaves_nothing_behind()
    {
        var repository = new LayoutRegistry(_build.Folder["hostile"]).Open(RepositoryName.Parse(Repository + "-chart"));
        await PushChartAsync(repository, RawTar.Packed(RawTar.File("core/Chart.yaml"), RawTar.File("../../../../../../../../tmp/kubestellar-escaped\u001b[2J", "x")), "v0.1.0");

        var result = await _build.RunAsync(["Audit", "--version", "0.1.0", "--registry", $"oci:{_build.Folder["hostile"]}"]);

        RequireHarmlessFailure(result);
        Assert.Contains("artifact.content", result.StandardOutput, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles("/tmp", "kubestellar-escaped*"));
    }

    [SkippableFact]
    public async Task A_rehearsal_that_somebody_spoiled_is_not_promoted()
    {
        _build.Folder.Write("rehearsal/ghcr.io/kubestellar-sample/ocm-status-addon/oci-layout", """{"imageLayoutVersion":"1.0.0"}""");
        _build.Folder.Write("rehearsal/ghcr.io/kubestellar-sample/ocm-status-addon/index.json", """{"manifests":[{"digest":"sha256:\u001b[2J::stop-commands::x","size":1}]}""");

        var result = await _build.RunAsync(["Promote", "--version", "0.1.0", "--from", "oci:rehearsal", "--registry", "oci:home"]);

        RequireHarmlessFailure(result);
        Untouched.RequireLayouts(_build.Folder["home"]);
    }

    public void Dispose() => _build.Dispose();

    private static void RequireHarmlessFailure(CommandResult result)
    {
        var output = result.StandardOutput + result.StandardError;
        Assert.True(result.ExitCode == 255, output);
        Assert.DoesNotContain(output.EnumerateRunes(), rune => rune.Value is not ('\n' or '\r' or '\t') && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format);
        Assert.DoesNotContain(output.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 1, 100_000);
    }

    private static HttpResponseMessage Page()
    {
        var page = Json("""{"tags":[]}""");
        page.Headers.TryAddWithoutValidation("Link", "<https://evil.example.com/>; rel=\"next\"");
        return page;
    }

    private static HttpResponseMessage Tag(string tag) => Json(JsonSerializer.Serialize(new { tags = new[] { tag } }));

    private static HttpResponseMessage Refusal()
    {
        var refusal = Json(JsonSerializer.Serialize(new { errors = new[] { new { code = "::stop-commands::x", message = HostileTexts.Escapes + HostileTexts.Lines } } }));
        refusal.StatusCode = HttpStatusCode.Forbidden;
        return refusal;
    }

    private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static async Task PushChartAsync(OciLayout repository, byte[] archive, string tag)
    {
        var config = """{"name":"core","version":"0.1.0"}"""u8.ToArray();
        var manifest = ImageManifest.Create(Descriptor.Of(HelmMediaTypes.Config, config), [Descriptor.Of(HelmMediaTypes.Content, archive)]);
        await repository.PushAsync(manifest.Config, ContentSource.FromBytes(config));
        await repository.PushAsync(manifest.Layers[0], ContentSource.FromBytes(archive));
        await repository.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await repository.TagAsync(manifest.Descriptor, tag);
    }
}
