using System.Text;
using CsCheck;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.Versions;
using static KubeStellar.Delivery.Tests.References.Artifacts;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class ThereAndBackTests : IDisposable
{
    private static readonly (string Piece, ReferenceForm Form, ReferencedArtifact Artifact, TagStyle? Style)[] Forms =
    [
        ("image: ghcr.io/kubestellar/kubeflex/manager:⟦{0}⟧ # kept", ReferenceForm.Image, FlexImage, TagStyle.Plain),
        ("  - \"oci://x\"\n  - '--version'\n  - \"⟦v{0}⟧\"", ReferenceForm.HelmArguments, FlexChart, TagStyle.WithV),
        ("  version: v⟦{0}⟧", ReferenceForm.ChartDependency, FlexChart, TagStyle.WithV),
        ("KUBEFLEX_VERSION: '⟦{0}⟧'", ReferenceForm.ChartValue, FlexSource, null),
        ("export KUBEFLEX_VERSION=⟦v{0}⟧;", ReferenceForm.Variable, FlexSource, TagStyle.Plain),
        ("curl https://github.com/kubestellar/kubeflex/releases/download/⟦v{0}⟧/kubeflex_{0}_linux.tar.gz", ReferenceForm.DownloadUrl, FlexAsset, TagStyle.WithV),
        ("https://raw.githubusercontent.com/kubestellar/kubeflex/⟦v{0}⟧/x.sh", ReferenceForm.SourceUrl, FlexSource, TagStyle.WithV),
        ("[page](https://github.com/kubestellar/kubeflex/blob/⟦v{0}⟧/README.md)", ReferenceForm.PageUrl, FlexSource, TagStyle.WithV),
        ("  newTag: \"⟦{0}⟧\"", ReferenceForm.KustomizeImage, FlexImage, TagStyle.Plain),
        ("FROM ghcr.io/kubestellar/kubeflex/manager:⟦{0}⟧ AS base", ReferenceForm.Dockerfile, FlexImage, TagStyle.Plain),
        ("- uses: kubestellar/kubeflex@⟦v{0}⟧", ReferenceForm.Action, FlexSource, TagStyle.WithV),
        ("The latest release is ⟦{0}⟧.", ReferenceForm.Prose, FlexSource, TagStyle.WithV),
    ];

    private static readonly Gen<string> Version =
        from numbers in Gen.Int[0, 20].Array[3]
        from release in Gen.OneOf("", "", "-rc.1", "-rc17", "-alpha.2.x")
        select string.Join('.', numbers) + release;

    private static readonly Gen<(int[] Forms, string Between, string End, bool Mark, bool Latin, string One, string Other)> Files =
        from forms in Gen.Int[0, Forms.Length - 1].Array[1, 12]
        from between in Gen.OneOf("", "text", "1.2.3", "äöü", "\t", "{{ if .x }}")
        from end in Gen.OneOf("\n", "\r\n")
        from mark in Gen.Bool
        from latin in Gen.Bool
        from one in Version
        from other in Version
        where one != other && between != one && between != other
        select (forms, between, end, mark, latin, one, other);

    private readonly UpdateWorkshop _workshop = new();

    [Fact]
    public async Task Every_form_changes_to_the_other_version_and_back_byte_for_byte() => await Files.SampleAsync(
        async file =>
        {
            var (there, back) = (Render(file.Forms, file.Between, file.End, file.One), Render(file.Forms, file.Between, file.End, file.Other));
            var before = Encode(there.Text, file.Mark, file.Latin);
            _workshop.Write("file.txt", before);
            Scan(there.Pieces);
            Assert.Single((await _workshop.ApplyAsync(KubeFlex, file.Other)).Repositories[0].Changes);
            Assert.Equal(Encode(back.Text, file.Mark, file.Latin), _workshop.Bytes("file.txt"));
            Scan(back.Pieces);
            Assert.True((await _workshop.PlanAsync(KubeFlex, file.Other)).IsEmpty);
            await _workshop.ApplyAsync(KubeFlex, file.One);
            Assert.Equal(before, _workshop.Bytes("file.txt"));
        },
        iter: 200,
        threads: 1);

    public void Dispose() => _workshop.Dispose();

    private void Scan(IEnumerable<(string Piece, int Form)> pieces)
    {
        _workshop.ScanAgain("file.txt");
        foreach (var (piece, form) in pieces)
        {
            var prefix = piece.Contains("v⟦", StringComparison.Ordinal) ? "v" : "";
            _workshop.Written.Add("file.txt", piece, Forms[form].Form, Forms[form].Artifact, reference => reference with { Style = Forms[form].Style, Prefix = prefix });
        }
    }

    // Numbers keep pieces apart that are the same.
    private static (string Text, IReadOnlyList<(string Piece, int Form)> Pieces) Render(int[] forms, string between, string end, string version)
    {
        var pieces = forms.Select((form, number) => (Piece: $"<{number}>{end}" + string.Format(null, Forms[form].Piece, version).Replace("\n", end, StringComparison.Ordinal), Form: form)).ToList();
        return (string.Join(end + between + end, pieces.Select(piece => piece.Piece)).Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal) + end, pieces);
    }

    private static byte[] Encode(string text, bool mark, bool latin) => latin ? Encoding.Latin1.GetBytes("é" + text) : Encoding.UTF8.GetBytes((mark ? "\uFEFF" : "") + text);
}
