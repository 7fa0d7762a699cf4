using System.Text;
using KubeStellar.Delivery.References;

namespace KubeStellar.Delivery.Tests.References.Scanning;

public sealed class HostileTreesTests
{
    private const string Manifest = "kind: Pod\nspec:\n  containers:\n  - name: x\n    image: quay.io/a/b:1.2.3\n";

    [Fact]
    public void What_is_no_text_or_too_large_is_told_and_the_rest_is_searched()
    {
        using var sample = new ScannedSample(("good.yaml", Manifest));
        var folder = sample.Repository.Folder;
        File.WriteAllBytes(Path.Combine(folder, "nul.yaml"), [.. Encoding.UTF8.GetBytes(Manifest), 0]);
        File.WriteAllBytes(Path.Combine(folder, "random.bin"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31))]);
        using (var large = File.Create(Path.Combine(folder, "large.yaml")))
        {
            large.SetLength(50L * 1024 * 1024);
        }

        File.WriteAllText(Path.Combine(folder, "line.json"), $"{{\"image\": \"quay.io/a/b:1.2.3\", \"x\": \"{new string('x', 3_000_000)}\"}}");
        File.WriteAllText(Path.Combine(folder, "malformed.yaml"), "a: %\n" + Manifest);

        var ledger = sample.Ledger;

        Assert.Equal(["good.yaml", "line.json", "malformed.yaml"], ledger.References.Select(reference => reference.Place.File));
        Assert.Equal(["large.yaml", "malformed.yaml", "nul.yaml", "random.bin"], ledger.Unread.Select(unread => unread.File).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("iso-8859-1", "é")]
    [InlineData("utf-8", "é𝔘\u2028")]
    public void Places_are_exact_in_any_encoding_and_with_any_line_ends(string encoding, string before)
    {
        using var sample = new ScannedSample();
        var text = $"# {before}\r\n{Manifest.ReplaceLineEndings("\r\n")}";
        var bytes = (byte[])[.. encoding == "utf-8" ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.GetEncoding(encoding).GetBytes(text)];
        File.WriteAllBytes(Path.Combine(sample.Repository.Folder, "a.yaml"), bytes);

        var reference = Assert.Single(sample.Ledger.References);

        var source = SourceText.Read("a.yaml", bytes)!;
        Assert.Equal("1.2.3", source.Text.Substring(reference.Place.Start, reference.Place.Length));
        Assert.Equal(6, reference.Place.Line);
        Assert.Equal(bytes, source.Encode(source.Text));
    }

    [Fact]
    public void Links_are_not_followed_neither_in_circles_nor_out_of_the_tree()
    {
        using var sample = new ScannedSample(("good.yaml", Manifest));
        using var outside = new KubeStellar.Testing.TemporaryDirectory();
        outside.Write("secret.yaml", Manifest);
        var folder = sample.Repository.Folder;
        File.CreateSymbolicLink(Path.Combine(folder, "out.yaml"), outside["secret.yaml"]);
        File.CreateSymbolicLink(Path.Combine(folder, "self.yaml"), "self.yaml");
        File.CreateSymbolicLink(Path.Combine(folder, "nowhere.yaml"), "missing.yaml");
        Directory.CreateSymbolicLink(Path.Combine(folder, "loop"), ".");
        Directory.CreateSymbolicLink(Path.Combine(folder, "away"), outside.FullPath);

        Assert.Equal(["good.yaml"], sample.Ledger.References.Select(reference => reference.Place.File));
    }

    // The limit is generous: what looked at all assignments for each one would need hours.
    [Fact(Timeout = 120_000)]
    public async Task A_variable_that_is_set_again_and_again_is_searched_as_others_are()
    {
        var text = string.Concat(Enumerable.Repeat("X=$X ", 200_000));
        using var sample = new ScannedSample(("a.sh", text), ("b.md", text));

        var ledger = await Task.Run(() => sample.Ledger);

        Assert.Equal(["a.sh", "b.md"], ledger.Unread.Select(unread => unread.File));
    }

    [Fact]
    public void A_variable_that_stands_for_itself_ends()
    {
        using var sample = new ScannedSample(("a.sh", "X=$Y\nY=$X\nZ=$Z\nhelm pull oci://ghcr.io/a/b --version $X\nhelm pull oci://ghcr.io/a/c --version $Z\n"));

        Assert.All(sample.Ledger.References, reference => Assert.Null(reference.Version));
    }
}
