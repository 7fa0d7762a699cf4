using System.Globalization;
using System.Text.RegularExpressions;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Oci.Tests.Fuzzing;

/// <summary>Names of things: references, digests, platforms, times. Each is compared with the grammar of its specification, written as a regular expression.</summary>
internal static partial class NameTargets
{
    private const string Hex = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static readonly string[] Pieces = [":", "@", "/", "sha256:", "sha512:", $"@sha256:{Hex}", Hex, "ghcr.io", "localhost", "[::1]", ":5000", "docker.io", "library", "latest", "__", "--", ".", "v1", "linux", "arm64", "Z", "T", "+00:00", ".999999999"];

    private static readonly Grammar References = new(
        ("reference", ["<name>", "<name>:<tag>", "<name>@<digest>", "<name>:<tag>@<digest>"]),
        ("name", ["<host>/<path>", "<path>"]),
        ("host", ["ghcr.io", "localhost", "localhost:5000", "127.0.0.1:<port>", "[::1]:<port>", "Registry.Example.com", "a-b.c", "docker.io", "index.docker.io"]),
        ("port", ["1", "5000", "65535", "65536", "0", "00080"]),
        ("path", ["<part>", "<part>/<path>"]),
        ("part", ["<word>", "<word><joint><word>"]),
        ("word", ["a", "kubestellar", "x9", "0", "z-z"]),
        ("joint", [".", "_", "__", "-", "---", "..", "___", ""]),
        ("tag", ["latest", "v1.2.3", "0.1.0-rc.1", "_x", "A.b-c_d", "-x", ".x", "1.0+2"]),
        ("digest", [$"sha256:{Hex}", $"sha512:{Hex}{Hex}", $"sha256:{Hex}0", $"sha384:{Hex}", "sha256:"]));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("printable-line", CheckLine).With(null, [.. Pieces, "\u001b[31m", "\u001b]8;;https://x\u0007", "\u009b2J", "\r", "\b", "\u202e", "\u2028", "\ufeff", "\U000e0041", "::error::x", "##[section]", "é"], "a line", "\u001b[2Ja\tb", "::add-mask::x"),
        FuzzTarget.OfText("reference", CheckReference).With(References, Pieces, "ghcr.io/kubestellar/a:1.2.3", $"alpine@sha256:{Hex}", "[::1]:5000/a/b__c:_x"),
        FuzzTarget.OfText("repository-name", CheckRepositoryName).With(References, Pieces, "ghcr.io/kubestellar/a", "alpine", "localhost:5000/a-b/c.d"),
        FuzzTarget.OfText("tag", text => Assert.Equal(TagForm().IsMatch(text), Reference.IsTag(text))).With(References, Pieces, "latest", "v1.2.3-rc.1", new string('a', 128)),
        FuzzTarget.OfText("digest", CheckDigest).With(References, Pieces, $"sha256:{Hex}", $"sha512:{Hex}{Hex}"),
        FuzzTarget.OfText("platform", CheckPlatform).With(null, Pieces, "linux/amd64", "linux/arm/v7", "windows/amd64"),
        FuzzTarget.OfText("platform-list", text => Assert.All(Platform.ParseList(text), platform => Assert.Equal(platform, Platform.Parse(platform.ToString())))).With(null, [.. Pieces, ","], "linux/amd64, linux/arm64,linux/arm64"),
        FuzzTarget.OfText("timestamp", CheckTimestamp).With(null, Pieces, "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123456789+05:30", "0001-01-01T00:00:00Z"),
    ];

    private static void CheckReference(string text)
    {
        var isOne = Reference.TryParse(text, null, out var reference);
        if (!isOne)
        {
            Assert.Throws<InvalidReferenceException>(() => Reference.Parse(text));
            throw new InvalidReferenceException(text, "a reference");
        }

        Assert.Equal(reference, Reference.Parse(reference!.ToString()));
        Assert.Equal(reference.GetHashCode(), Reference.Parse(reference.ToString()).GetHashCode());
        Assert.True(Refers().IsMatch(text), $"the distribution project's grammar refuses {text}");
        CheckRepositoryName(reference.Repository.ToString());
    }

    private static void CheckRepositoryName(string text)
    {
        var name = RepositoryName.Parse(text);
        Assert.Equal(name, RepositoryName.Parse(name.ToString()));
        Assert.True(new Uri($"https://{name.Registry}/v2/{name.Path}/tags/list").AbsolutePath == $"/v2/{name.Path}/tags/list", "the name leads to another address");
    }

    private static void CheckDigest(string text)
    {
        Assert.Equal(DigestForm().IsMatch(text), Digest.TryParse(text, out var digest));
        Assert.Equal(text, Digest.Parse(text).ToString());
        Assert.Equal(text, $"{digest.Algorithm}:{digest.Hex}");
    }

    private static void CheckPlatform(string text)
    {
        Assert.Equal(PlatformForm().IsMatch(text), Platform.TryParse(text, null, out _));
        var platform = Platform.Parse(text);
        Assert.Equal(text, platform.ToString());
        Assert.True(platform.Matches(platform));
    }

    // Nothing that steers a terminal, turns writing around or commands a build service; and what was made so stays so.
    private static void CheckLine(string text)
    {
        var line = ForeignText.Line(text);
        Assert.DoesNotContain(line, c => c != '\t' && char.IsControl(c));
        Assert.DoesNotContain(line.EnumerateRunes(), rune => System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal));
        Assert.True(line.Length <= ForeignText.MaxLine + 64);
        Assert.True(line.Length > ForeignText.MaxLine || line == ForeignText.Line(line), "a line that was made printable changes again");
    }

    private static void CheckTimestamp(string text)
    {
        if (!Timestamp.TryParse(text, null, out var time))
        {
            throw new MalformedContentException("time", "no RFC 3339", null);
        }

        Assert.Matches(TimeForm(), text);
        Assert.Equal(time, Timestamp.Parse(time.ToString()));
        Assert.Equal(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), time.ToDateTimeOffset());
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z")]
    private static partial Regex TagForm();

    [GeneratedRegex(@"\A(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})\z")]
    private static partial Regex DigestForm();

    [GeneratedRegex(@"\A[a-z0-9._-]{1,64}/[a-z0-9._-]{1,64}(/[a-z0-9._-]{1,64})?\z")]
    private static partial Regex PlatformForm();

    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.ECMAScript)]
    private static partial Regex TimeForm();

    // github.com/distribution/reference, regexp.go: host, port, path components, tag, digest.
    [GeneratedRegex(
        @"\A((([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(\.([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\[[a-fA-F0-9:]+\])(:[0-9]+)?/)?"
        + @"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,})?\z")]
    private static partial Regex Refers();
}
