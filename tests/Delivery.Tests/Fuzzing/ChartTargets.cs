using System.Formats.Tar;
using System.Text;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Delivery.Tests.Charts.Packaging;
using KubeStellar.Delivery.Versions;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>The files of charts, and charts in archives.</summary>
internal static class ChartTargets
{
    private const string Metadata = "apiVersion: v2\nname: core\nversion: 0.31.0\nappVersion: \"0.31.0\"\ndescription: a\ntype: application\nkeywords: [a, b]\nmaintainers:\n- name: n\n  email: e\n  url: u\nannotations: {a: b}\ndependencies:\n- name: kubeflex\n  version: v0.9.1\n  repository: oci://ghcr.io/kubestellar/kubeflex/chart\n  condition: a.b\n  tags: [t]\n  alias: x\n  import-values: [v, {child: c, parent: p}]\n";

    private const string Lock = "dependencies:\n- name: a\n  repository: oci://ghcr.io/a\n  version: 1.2.3\n  digest: sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\ndigest: sha256:x\ngenerated: \"2026-01-02T03:04:05.123456789Z\"\n";

    private static readonly string[] Keys = ["apiVersion: v2\n", "name: a\n", "version: 1.2.3\n", "dependencies:\n", "- name: b\n  version: 1\n", "  repository: file://../a\n", "  alias: x\n", "maintainers:\n", "annotations:\n", "type: library\n", "kubeVersion: '>=1'\n", "deprecated: true\n", "import-values:\n", "generated: x\n", "digest: sha256:\n"];

    private static readonly string[] Rules = ["*", "**", "?", "[a-z]", "[^a]", "[", "]", "\\", "/", "!", "#", "\n", "templates/", "Chart.yaml", "*.tgz", "-", "é", "\\*", ".git/", "\t", " "];

    private static readonly Grammar Patterns = new(
        ("pattern", ["<part>", "<part><pattern>"]),
        ("part", ["a", "b", "*", "?", "[<range>]", "[^<range>]", "/", "\\*", "\\", "é", "ab", "[", "]", "-"]),
        ("range", ["a-c", "a", "a-cx", "\\]", "é-ü", "]", "", "-", "c-a"]));

    private static readonly Grammar Ignores = new(
        ("file", ["<line>\n", "<line>\n<file>", "<line>\r\n<file>"]),
        ("line", ["", "# c", "<rule>", "<rule>/", "/<rule>", " <rule> ", "!<rule>"]),
        ("rule", ["<part>", "<part><rule>", "<part>/<rule>"]),
        ("part", ["a", "*", "?", "[a-c]", "[^x]", "\\a", "templates", ".git", "*.tgz", "Chart.yaml", "**", "["]));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("chart-yaml", CheckMetadata).With(YamlLanguage.Documents, [.. YamlLanguage.Pieces, .. Keys], Metadata, "name: a\nversion: 1.0.0\n"),
        FuzzTarget.OfText("chart-lock", CheckLock).With(YamlLanguage.Documents, [.. YamlLanguage.Pieces, .. Keys], Lock, ""),
        FuzzTarget.OfText("chart-values", ReadValues).With(YamlLanguage.Documents, YamlLanguage.Pieces, "a: 1\nb: {c: [1, 2.5, x]}\nd: &x {e: f}\ng: {<<: *x}\n"),
        FuzzTarget.OfText("helmignore", CheckIgnore).With(Ignores, Rules, "# c\n*.tgz\n/a/b\n.git/\n[a-c]?x\n"),
        FuzzTarget.OfText("path-pattern", CheckPattern).With(Patterns, Rules, "a*b?[c-e]", "\\*", "*/a"),
        FuzzTarget.OfBytes("chart-archive", ReadArchive).WithBytes(null, ["core/", "../", "ustar\0", "PaxHeader", "path=", "size=", "\0\0\0\0", "77777777777", "5", "x", "L", "K", "g"], [Archive(), Tar(), Pax()]),
    ];

    private static void CheckMetadata(string text)
    {
        var metadata = ChartMetadata.Parse(text, "Chart.yaml");
        Assert.NotEmpty(metadata.Name);
        var again = ChartMetadata.Parse(Encoding.UTF8.GetString(metadata.ToYaml()), "Chart.yaml");
        Assert.Equal(metadata.ToYaml(), again.ToYaml());
        Assert.Equal((metadata.Name, metadata.AppVersion), (again.Name, again.AppVersion));
        _ = ChartLock.DigestOf(metadata.Dependencies, []);
    }

    private static void CheckLock(string text)
    {
        var locked = ChartLock.Parse(text, "Chart.lock");
        var again = ChartLock.Parse(Encoding.UTF8.GetString(locked.ToYaml()), "Chart.lock");
        Assert.Equal(locked.Generated, again.Generated);
        Assert.Equal(locked.ToYaml(), again.ToYaml());
    }

    private static void ReadValues(string text)
    {
        try
        {
            var budget = new TemplateBudget();
            if (ValueReader.Read(text, "values.yaml", budget) is TemplateMap map)
            {
                _ = map.Copy(budget);
            }
        }
        catch (TemplateFailure failure)
        {
            throw new InvalidVersionException("", failure.Message, "");
        }
    }

    private static void CheckIgnore(string text)
    {
        var ignore = HelmIgnore.Parse(text, ".helmignore");
        Assert.False(ignore.Ignores(ChartFileSet.MetadataFile, isFolder: false));
        Assert.True(ignore.Ignores("templates/.x", isFolder: false));
        _ = ignore.Ignores("templates/a.yaml", isFolder: false) | ignore.Ignores("a/b", isFolder: true) | ignore.Ignores(new string('a', 300) + "b", isFolder: false);
    }

    private static void CheckPattern(string text)
    {
        if (GoPathPattern.TryParse(text) is not { } pattern)
        {
            throw new HelmIgnoreException("f", 1, text, "a pattern");
        }

        _ = pattern.Matches("a/b.yaml") | pattern.Matches(new string('a', 200)) | pattern.Matches("");
        if (!text.Any(c => "*?[\\".Contains(c, StringComparison.Ordinal)) && !text.Any(char.IsSurrogate))
        {
            Assert.True(pattern.Matches(text), "a pattern without special characters matches itself");
            Assert.False(pattern.Matches(text + "x"));
        }
    }

    private static void ReadArchive(byte[] bytes)
    {
        // What is no gzip is given as the tar within one, so that mutations reach the entries.
        var isGzip = bytes is [0x1f, 0x8b, ..];
        var files = ChartArchive.Read(isGzip ? bytes : ChartArchiveTests.Compress(bytes), "core.tgz");
        Assert.All(files, file => Assert.DoesNotContain("..", file.Path.Split('/')));
        Assert.All(files, file => Assert.False(Path.IsPathRooted(file.Path)));
        var tree = ChartTree.Of(files);
        tree.RequireReadable();
        _ = tree.Entries().Count();
    }

    private static byte[] Archive() => ChartArchiveTests.Pack([ChartArchiveTests.Entry("core/Chart.yaml", Metadata), ChartArchiveTests.Entry("core/values.yaml", "a: 1\n"), ChartArchiveTests.Entry("core/charts/sub/Chart.yaml", "name: sub\nversion: 1.0.0\n"), ChartArchiveTests.Entry("core/Chart.lock", Lock), ChartArchiveTests.Entry("core/values.schema.json", "{}")]);

    private static byte[] Tar() => ChartArchiveTests.Tar([ChartArchiveTests.Entry("core/Chart.yaml", "name: a\nversion: 1.0.0\n"), ChartArchiveTests.Entry("core/templates/a.yaml", "a: 1\n")]);

    private static byte[] Pax() => ChartArchiveTests.Tar([new PaxTarEntry(TarEntryType.RegularFile, $"core/{new string('a', 120)}") { DataStream = new MemoryStream("x"u8.ToArray()) }, new GnuTarEntry(TarEntryType.RegularFile, $"core/{new string('b', 120)}") { DataStream = new MemoryStream("x"u8.ToArray()) }, new PaxTarEntry(TarEntryType.RegularFile, "core/Chart.yaml") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Charts.ChartWorkshop.Metadata)) }]);
}
