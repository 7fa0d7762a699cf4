using System.Text;
using CsCheck;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding;
using KubeStellar.Delivery.References.Finding.Yaml;

namespace KubeStellar.Delivery.Tests.References.Finding;

public sealed class HostileFilesTests
{
    private const int Repetitions = 100_000;

    public static TheoryData<string, string> Repeated => new()
    {
        { "a.yaml", "[" },
        { "a.yaml", "{" },
        { "a.yaml", "- " },
        { "a.yaml", "? " },
        { "a.yaml", "a: " },
        { "a.yaml", "\"" },
        { "a.yaml", "*a " },
        { "a.yaml", "&a " },
        { "a.yaml", "!" },
        { "a.yaml", "--- %\n" },
        { "a.yaml", "- name: x\n  image: quay.io/a/b:1.2.3\n" },
        { "templates/a.yaml", "{{" },
        { "templates/a.yaml", "a: {{ if \"\n" },
        { "values.yaml", "a: 1.2.3\n" },
        { "go.mod", "require (\n" },
        { "a.json", "{\"image\": \"quay.io/a/b:1.2.3\", \"X\": \"github.com/a/b/\"}" },
        { "a.sh", "X = 1.2.3 " },
        { "a.sh", "https://github.com/a/b/archive/v1.2.3.tar.gz\n" },
        { "a.sh", "helm install a b/c --version 1.2.3\n" },
        { "a.sh", "git clone -b v1.2.3 https://github.com/a/b \\\n" },
        { "a.sh", "curl https://raw.githubusercontent.com/a/b/v1.2.3/install.sh | bash -s 1.2.3 " },
        { "a.sh", "${" },
        { "a.sh", "$A$A$A$A:1.2.3 " },
        { "a.sh", "{{ $(${" },
        { "a.sh", "\\\n" },
        { "a.sh", "a/chart " },
        { "a.sh", "nginx:1.2.3 " },
        { "a.sh", "helm install a oci://quay.io/a/b " },
        { "a.md", "https://github.com/a/b/" },
        { "a.md", "https://github.com/a/b/releases/download/v1.2.3/b_1.2.3.tgz " },
        { "a.md", "KubeStellar 0.21.0 " },
        { "a.md", "KubeStellar 0.21.0\n" },
        { "Dockerfile", "FROM a:1.2.3 \\\n" },
    };

    // The limit is generous: what grew with the square of the length would need hours.
    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Repeated))]
    public async Task A_file_of_one_piece_repeated_a_hundred_thousand_times_is_bounded(string path, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Repetitions));
        var source = SourceText.Read(path, Encoding.UTF8.GetBytes(text))!;

        var findings = await Task.Run(() => FileFinders.Find(source));

        Assert.InRange(findings.Mentions.Count, 0, FileFindings.MaxOfSort);
        Assert.InRange(findings.Assignments.Count, 0, FileFindings.MaxOfSort);
        Assert.InRange(findings.Paths.Count, 0, FileFindings.MaxOfSort);
    }

    [Fact]
    public void What_has_more_to_find_than_counts_is_told()
    {
        var findings = FileFinders.Find(SourceText.Read("a.yaml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("- name: x\n  image: quay.io/a/b:1.2.3\n", FileFindings.MaxOfSort + 1))))!);

        Assert.Equal(FileFindings.MaxOfSort, findings.Mentions.Count);
        Assert.Contains("of which the first count", Assert.Single(findings.Unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_nobody_wrote_is_searched_as_others_are()
    {
        var found = Found.In("a.sh", $"helm pull oci://ghcr.io/a/b --version 1.2.3\n{new string('x', 9000)} quay.io/a/b:1.2.3\n", FileFinders.All);

        Assert.Equal(["1.2.3 | ghcr.io/a/b", "1.2.3 | quay.io/a/b"], found.Mentions);
        Assert.Empty(found.Findings.Unread);
    }

    [Fact]
    public void Anchors_that_would_grow_without_end_are_read_once()
    {
        var bomb = "a0: &a0 [{name: x, image: quay.io/a/b:1.2.3}]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

        Assert.Equal(["1.2.3 | quay.io/a/b"], Found.In("a.yaml", bomb, FileFinders.All).Mentions);
    }

    [Theory]
    [InlineData(101, true)]
    [InlineData(50_000, true)]
    [InlineData(10, false)]
    public void Nesting_is_bounded_and_told(int depth, bool isTold)
    {
        var found = Found.In("a.yaml", $"a: {new string('[', depth)}{new string(']', depth)}\n", FileFinders.All);

        Assert.Equal(isTold, found.Findings.Unread.Any(unread => unread.Reason.Contains("nesting deeper", StringComparison.Ordinal)));
    }

    [Fact]
    public void Manifests_in_manifests_without_end_are_bounded()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(i => $"apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n".ReplaceLineEndings("\n" + new string(' ', 4 * (i + 1)))));

        Assert.Empty(Found.In("a.yaml", text, FileFinders.All).Mentions);
    }

    [Theory]
    [InlineData("---'s': *s': *b\n")]
    [InlineData("-\n\n : a:htt")]
    [InlineData(". }}tag: *b\nrepository:\n- : {{ .Values.x }}\n")]
    public void What_the_YAML_parser_cannot_follow_is_told_or_read_by_its_lines(string text)
    {
        var findings = FileFinders.Find(SourceText.Read("a.yaml", Encoding.UTF8.GetBytes(text))!);

        Assert.True(text.Contains("{{", StringComparison.Ordinal) || findings.Unread.Count == 1);
    }

    [Fact]
    public void An_empty_document_behind_the_last_line_feed_stands_at_the_end() =>
        Assert.Empty(FileFinders.Find(SourceText.Read("a.yaml", "--- # c\n--- # c\n"u8)!).Mentions);

    // The limit is generous: with each quotation mark, and each brace, searched to the end of an action it would need hours.
    [Theory(Timeout = 120_000)]
    [InlineData("{{", "\\\"", "}}")]
    [InlineData("{{", "\\'", "}}")]
    [InlineData("{{", "{{", "")]
    public async Task Actions_and_quotes_that_do_not_end_are_searched_once(string open, string quote, string end)
    {
        var block = string.Concat(Enumerable.Repeat(open, 2000)) + string.Concat(Enumerable.Repeat(quote, 2000)) + end + "\n";
        var text = "a: 1\n" + string.Concat(Enumerable.Repeat(block, 200));

        Assert.Equal(text.Length, (await Task.Run(() => TemplateMask.Of(text))).Length);
    }

    [Fact]
    public void More_YAML_than_people_keep_is_told()
    {
        var found = Found.In("a.yaml", string.Concat(Enumerable.Repeat("a: b\n", 500_000)), FileFinders.All);

        Assert.Contains("characters of YAML", Assert.Single(found.Findings.Unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_version_stands_where_it_is_found_in_whatever_style_it_is_written()
    {
        string[] styles = ["{0}", "'{0}'", "\"{0}\"", "|-\n    {0}", ">-\n    {0}", "!!str {0}", "&x {0}", "{0}  # why", "\n    {0}"];
        string[] before = ["", "\uFEFF", "# ä𝔘\n", "text: |\n  é\n   two\n\n", "'q''q': \"\\u00e9\\n\"\n", "---\n", "f: >\n  a\n\n  b\n", "{{- if .X }}\n", "x: {{ .Y }}\n"];
        Gen.Select(Gen.Int[0, styles.Length - 1], Gen.Int[0, before.Length - 1].Array[0, 4], Gen.Int[0, 999], Gen.Bool).Sample((style, starts, patch, isWindows) =>
        {
            var image = $"quay.io/kubestellar-sample/a:1.2.{patch}";
            var text = string.Concat(starts.Select((start, i) => i > 0 && before[start] == "\uFEFF" ? "" : before[start])) + $"c:\n- name: x\n  image: {string.Format(System.Globalization.CultureInfo.InvariantCulture, styles[style], image)}\n";
            var found = Found.In("chart/templates/a.yaml", isWindows ? text.ReplaceLineEndings("\r\n") : text, FileFinders.All);

            Assert.Equal([$"1.2.{patch} | quay.io/kubestellar-sample/a"], found.Mentions);
        });
    }

    [Fact]
    public void No_YAML_makes_finders_fail_and_every_place_lies_in_the_text()
    {
        string[] pieces = ["a: ", "- ", "image: ", "name: x\n", "quay.io/a/b:1.2", "\n", "\n  ", "\n    ", "|\n", ">-\n", "\"", "'", "\\x41", "\\", "{{ ", " }}", "{{/*", "*/}}", "{{ else }}", "[", "]", "{", "}", ",", "&x ", "*x", "!!str ", "? ", ": ", "#", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r\n", "\u2028", "é", "𝔘", "--version", "oci://a.io/b", "kind: ConfigMap\napiVersion: v1\ndata:\n", "${X:-1}", "uses: a/b@v1 # v1.2\n", "dependencies:\n", "repository: ", "tag: 1.2.3\n", "version: ^1.2\n", "env:\n"];
        string[] paths = ["a.yaml", "values.yaml", "chart/templates/a.yaml", "Chart.yaml", "kustomization.yaml", ".github/workflows/a.yml", "mkdocs.yml", "go.mod"];
        Gen.Select(Gen.Int[0, paths.Length - 1], Gen.Int[0, pieces.Length - 1].Array[0, 40]).Sample((path, chosen) =>
        {
            var source = SourceText.Read(paths[path], Encoding.UTF8.GetBytes(string.Concat(chosen.Select(piece => pieces[piece]))))!;
            foreach (var version in FileFinders.Find(source).Mentions.Select(mention => mention.Version))
            {
                Assert.InRange(version.Start, 0, source.Text.Length);
                Assert.InRange(version.Length, 0, source.Text.Length - version.Start);
            }
        });
    }
}
