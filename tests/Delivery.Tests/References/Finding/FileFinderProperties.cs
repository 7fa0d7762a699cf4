using System.Text;
using CsCheck;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.Tests.References.Finding;

public sealed class FileFinderProperties
{
    private static readonly Gen<string> Path = OneOf("a.sh", "a.yaml", "docs/a.md", "Makefile", "Dockerfile", "go.mod", "chart/values.yaml", "chart/templates/a.yaml", ".github/workflows/a.yml", "VERSION", "a.rb", "a.go");

    // Pieces that rules look for, joined in any order with any text between them.
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String[0, 8],
        OneOf(
            "https://github.com/", "raw.githubusercontent.com/", "a/b", "/releases/download/", "/blob/", "refs/tags/", "v1.2.3", "0.9.0-rc.1", "${X:-", "}", "{{ .Values.X | default ", "}}", "$(yq .K f)", "$$X", "oci://",
            "helm install ", "--version ", "image: ", "FROM ", "quay.io/a/b:", "@sha256:", "\n", "\r\n", "\\\n", "\"", "'", "# ", "release is ", "KubeStellar ", "X=", "X := ", " or higher", "git clone -b ", "install.sh ", "é", "🙂", ".yaml", "chart"));

    [Fact]
    public void No_text_makes_finders_fail_and_what_they_find_lies_in_the_text() =>
        Gen.Select(Path, Piece.Array[0, 30]).Sample((path, pieces) =>
        {
            var source = SourceText.Read(path, Encoding.UTF8.GetBytes(string.Concat(pieces)));
            if (source is null)
            {
                return;
            }

            var findings = FileFinders.Find(source);
            foreach (var version in findings.Mentions.Select(mention => mention.Version).Concat(findings.Assignments.Select(assignment => assignment.Value)))
            {
                Assert.InRange(version.Start, 0, source.Text.Length);
                Assert.InRange(version.Length, 0, source.Text.Length - version.Start);
            }

            Assert.Equal(findings.Mentions.Count, findings.Mentions.DistinctBy(mention => mention.Version.Start).Count());
        });

    [Fact]
    public void A_comment_is_blanked_in_place() =>
        OneOf("# a", "  # b 1.2.3", "x: 1 # c", "\t# d", "", "y=2").Array[1, 12].Sample(lines =>
        {
            var text = string.Join('\n', lines);
            var blanked = KubeStellar.Delivery.References.Finding.Text.Comments.Blank(text, KubeStellar.Delivery.References.Finding.Text.CommentStyle.NumberSign);
            Assert.Equal(text.Length, blanked.Length);
            Assert.Equal(lines.Select(line => line.TrimStart().StartsWith('#') ? new string(' ', line.Length) : line), blanked.Split('\n'));
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
