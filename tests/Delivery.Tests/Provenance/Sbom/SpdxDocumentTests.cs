using System.Text.Json;
using CsCheck;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Provenance.Sbom;

public sealed class SpdxDocumentTests
{
    private const string Sum = "h1:LCs1Dp4OdvwY04e1Pz1sMZhJmYYrQRRLKrA5Lf+fFkk=";

    private static readonly ImageContents Image = new()
    {
        Repository = RepositoryName.Parse("ghcr.io/kubestellar/sample/controller-manager"),
        Digest = Digest.Of("image"u8),
        Version = "0.1.0",
        CommitTime = new DateTimeOffset(2024, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(-7)),
        Program = new GoBuildInformation
        {
            GoVersion = "go1.25.1",
            Path = "example.org/app/cmd/hello",
            Main = new GoModule("example.org/app", "(devel)", ""),
            Dependencies =
            [
                new GoModule("example.org/Dep", "v1.2.3+incompatible", Sum),
                new GoModule("example.org/folder", "v0.0.0", "", new GoModule("../folder", "(devel)", "")),
                new GoModule("example.org/gone", "v1.0.0", "", new GoModule("example.org/other", "v1.0.1", Sum)),
            ],
            Settings = [KeyValuePair.Create("CGO_ENABLED", "0"), KeyValuePair.Create("GOOS", "linux")],
        },
        Base = RepositoryName.Parse("cgr.dev/chainguard/static"),
        BaseDigest = Digest.Of("base"u8),
        Tool = "kubestellar-delivery-1.0.0",
    };

    [Fact]
    public void The_document_names_image_base_modules_and_standard_library()
    {
        var document = Parse(Image);

        Assert.Equal(
            [
                $"SPDXRef-Image ghcr.io/kubestellar/sample/controller-manager {Image.Digest} CONTAINER pkg:oci/controller-manager@sha256%3A{Image.Digest.Hex}?repository_url=ghcr.io/kubestellar/sample/controller-manager",
                $"SPDXRef-BaseImage cgr.dev/chainguard/static {Image.BaseDigest} CONTAINER pkg:oci/static@sha256%3A{Image.BaseDigest.Hex}?repository_url=cgr.dev/chainguard/static",
                "SPDXRef-Module-example.org-app-v0.1.0 example.org/app v0.1.0 APPLICATION pkg:golang/example.org/app@v0.1.0",
                "SPDXRef-Module-example.org-Dep-v1.2.3-incompatible example.org/Dep v1.2.3+incompatible LIBRARY pkg:golang/example.org/dep@v1.2.3%2Bincompatible",
                "SPDXRef-Module-example.org-folder-v0.0.0 example.org/folder v0.0.0 LIBRARY pkg:golang/example.org/folder@v0.0.0",
                "SPDXRef-Module-example.org-other-v1.0.1 example.org/other v1.0.1 LIBRARY pkg:golang/example.org/other@v1.0.1",
                "SPDXRef-Module-stdlib-1.25.1 stdlib 1.25.1 LIBRARY pkg:golang/stdlib@1.25.1",
            ],
            document.GetProperty("packages").EnumerateArray().Select(Describe));
    }

    [Fact]
    public void The_packages_are_related_to_each_other()
    {
        const string main = "SPDXRef-Module-example.org-app-v0.1.0";
        Assert.Equal(
            [
                "SPDXRef-DOCUMENT DESCRIBES SPDXRef-Image",
                "SPDXRef-Image DESCENDANT_OF SPDXRef-BaseImage",
                $"SPDXRef-Image CONTAINS {main}",
                $"{main} DEPENDS_ON SPDXRef-Module-example.org-Dep-v1.2.3-incompatible",
                $"{main} DEPENDS_ON SPDXRef-Module-example.org-folder-v0.0.0",
                $"{main} DEPENDS_ON SPDXRef-Module-example.org-other-v1.0.1",
                $"{main} DEPENDS_ON SPDXRef-Module-stdlib-1.25.1",
            ],
            Parse(Image).GetProperty("relationships").EnumerateArray().Select(relation => $"{Text(relation, "spdxElementId")} {Text(relation, "relationshipType")} {Text(relation, "relatedSpdxElement")}"));
    }

    [Fact]
    public void The_document_says_what_made_it_and_when_and_its_name_is_the_images()
    {
        var document = Parse(Image);

        Assert.Equal(("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT"), (Text(document, "spdxVersion"), Text(document, "dataLicense"), Text(document, "SPDXID")));
        Assert.Equal("""{"created":"2024-01-02T10:04:05Z","creators":["Tool: kubestellar-delivery-1.0.0"]}""", document.GetProperty("creationInfo").GetRawText());
        Assert.Equal($"ghcr.io/kubestellar/sample/controller-manager@{Image.Digest}", Text(document, "name"));
        Assert.Equal($"https://kubestellar.io/delivery/spdx/ghcr.io/kubestellar/sample/controller-manager/sha256/{Image.Digest.Hex}", Text(document, "documentNamespace"));
    }

    [Fact]
    public void Sums_are_checksums_and_what_was_replaced_is_told()
    {
        var packages = Parse(Image).GetProperty("packages").EnumerateArray().ToList();

        var checksum = Assert.Single(packages[3].GetProperty("checksums").EnumerateArray());
        Assert.Equal(Sum[3..], Convert.ToBase64String(Convert.FromHexString(Text(checksum, "checksumValue"))));
        Assert.Equal(Image.Digest.Hex, Text(packages[0].GetProperty("checksums")[0], "checksumValue"));
        Assert.False(packages[4].TryGetProperty("checksums", out _));
        Assert.Equal("example.org/folder v0.0.0 is replaced by ../folder (devel)", Text(packages[4], "sourceInfo"));
        Assert.Equal("example.org/gone v1.0.0 is replaced by example.org/other v1.0.1", Text(packages[5], "sourceInfo"));
        Assert.Equal("example.org/app/cmd/hello built by go1.25.1 CGO_ENABLED=0 GOOS=linux", Text(packages[2], "sourceInfo"));
    }

    [Fact]
    public void An_image_on_scratch_has_no_base_and_a_program_without_modules_has_the_images_name()
    {
        var packages = Parse(Image with { Base = null, Program = new GoBuildInformation { GoVersion = "devel go1.26-abc" } }).GetProperty("packages").EnumerateArray();

        Assert.Equal(["ghcr.io/kubestellar/sample/controller-manager", "kubestellar/sample/controller-manager", "stdlib"], packages.Select(package => Text(package, "name")));
    }

    [Fact]
    public void A_main_module_that_knows_its_version_keeps_it()
    {
        var program = Image.Program with { Main = new GoModule("example.org/upstream", "v3.2.1", "") };

        Assert.Equal("v3.2.1", Text(Parse(Image with { Program = program }).GetProperty("packages")[2], "versionInfo"));
    }

    [Fact]
    public void Identifiers_are_unique_and_valid_whatever_the_modules_are_called() =>
        Gen.Select(Gen.String[Gen.Char["ab-_./2é"], 1, 4], Gen.String[Gen.Char["v1.-+ "], 0, 3]).List[0, 30].Sample(modules =>
        {
            var program = Image.Program with { Dependencies = [.. modules.Select(module => new GoModule(module.Item1, module.Item2, "h1:no"))] };
            var document = Parse(Image with { Program = program });

            var ids = document.GetProperty("packages").EnumerateArray().Select(package => Text(package, "SPDXID")).ToList();
            Assert.Equal(modules.Count + 4, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.All(ids, id => Assert.Matches("^SPDXRef-[A-Za-z0-9.-]+$", id));
            Assert.All(document.GetProperty("relationships").EnumerateArray(), relation => Assert.Contains(Text(relation, "relatedSpdxElement"), ids));
        });

    [Fact]
    public void Equal_contents_have_equal_bytes()
    {
        var (one, other) = (SpdxDocument.Create(Image), SpdxDocument.Create(Image with { CommitTime = Image.CommitTime.ToUniversalTime() }));

        Assert.Equal(one.Layer, other.Layer);
        Assert.Equal("application/spdx+json", one.MediaType);
    }

    private static JsonElement Parse(ImageContents image) => JsonDocument.Parse(SpdxDocument.Create(image).Content).RootElement;

    private static string Describe(JsonElement package)
    {
        Assert.False(package.GetProperty("filesAnalyzed").GetBoolean());
        Assert.Equal("NOASSERTION", Text(package, "downloadLocation"));
        var url = package.GetProperty("externalRefs")[0];
        Assert.Equal(("PACKAGE-MANAGER", "purl"), (Text(url, "referenceCategory"), Text(url, "referenceType")));
        return $"{Text(package, "SPDXID")} {Text(package, "name")} {Text(package, "versionInfo")} {Text(package, "primaryPackagePurpose")} {Text(url, "referenceLocator")}";
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
