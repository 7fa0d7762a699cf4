using System.Text.RegularExpressions;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>Versions: what is one by the specification's own expression, and that orders are orders.</summary>
internal static partial class VersionTargets
{
    private static readonly string[] Pieces = [".", "-", "+", "v", "rc", "rc.1", "alpha", "0", "00", "1", "10", "2147483647", "2147483648", "-rc", "go", "beta2", "\n", "99999999999999999999"];

    private static readonly Grammar Versions = new(
        ("version", ["<core>", "<core>-<pre>", "<core>+<pre>", "<core>-<pre>+<pre>", "v<core>", "v<core>-<pre>"]),
        ("core", ["<number>.<number>.<number>", "<number>.<number>", "<number>.<number>.<number>.<number>"]),
        ("number", ["0", "1", "2", "10", "01", "99999999999", "2147483648"]),
        ("pre", ["<part>", "<part>.<pre>"]),
        ("part", ["rc", "rc1", "rc10", "rc01", "1", "10", "01", "alpha", "-", "a-b", "0", "99999999999999999999", ""]));

    private static readonly Grammar Lists = new(
        ("list", ["<version>\n<version>\n<version>", "<version>\n<version>\n<list>"]),
        ("version", ["<core>", "<core>-<pre>", "<core>-<pre>"]),
        ("core", ["1.0.0", "1.0.1", "0.9.0"]),
        ("pre", ["<part>", "<part>.<pre>"]),
        ("part", ["rc", "rc1", "rc9", "rc10", "rc09", "1", "9", "10", "alpha", "a1b", "a-1", "1a", "b1-2", "0"]));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("version", CheckVersion).With(Versions, Pieces, "1.2.3", "0.31.0-rc.1", "1.0.0-alpha-1.x.7"),
        FuzzTarget.OfText("version-order", CheckOrders).With(Lists, Pieces, "1.0.0-rc9\n1.0.0-rc10\n1.0.0", "1.0.0\n2.0.0\n1.0.0-rc.1"),
        FuzzTarget.OfText("lenient-version", CheckLenient).With(Versions, Pieces, "v1.2.3", "1.2", "1.2.3-rc.1+b"),
        FuzzTarget.OfText("go-version", CheckGo).With(new Grammar(("version", ["<core>", "<core><kind><number>", "go<core>", "go<core> X:a", "<core>.<number>", "<core>.<number><kind><number>", "go<core>-vendor"]), ("core", ["1.21", "1.20", "1.24.5", "1", "<number>.<number>"]), ("kind", ["rc", "beta", "alpha", "x"]), ("number", ["0", "1", "01", "20", "2147483648"])), Pieces, "1.21", "go1.24.5", "1.22rc1"),
    ];

    private static void CheckVersion(string text)
    {
        var isOne = text.Length <= 127 && Semantic().Match(text) is { Success: true } match && !match.Groups["metadata"].Success;
        Assert.Equal(isOne, ReleaseVersion.TryParse(text, out _));
        Assert.Equal(isOne, ReleaseVersion.TryParseGitTag("v" + text, out _));
        var version = ReleaseVersion.Parse(text);
        Assert.Equal(text, version.ToString());
        Assert.True(Reference.IsTag(TagStyle.Plain.Format(version)) && Reference.IsTag(TagStyle.WithV.Format(version)));
        Assert.Equal(version, TagStyleFormat.VersionOf(TagStyle.Plain.Format(version)));
        Assert.Equal(version, TagStyleFormat.VersionOf(TagStyle.WithV.Format(version)));
    }

    private static void CheckOrders(string text)
    {
        var versions = text.Split('\n').Select(ReleaseVersion.Parse).Take(6).ToList();
        foreach (var (a, b, c) in from a in versions from b in versions from c in versions select (a, b, c))
        {
            CheckLaws(Comparer<ReleaseVersion>.Default, a, b, c);
            CheckLaws(NaturalReleaseOrder.Instance, a, b, c);
            Assert.Equal(a.Equals(b), a.CompareTo(b) == 0);
        }
    }

    private static void CheckLaws(IComparer<ReleaseVersion> order, ReleaseVersion a, ReleaseVersion b, ReleaseVersion c)
    {
        Assert.Equal(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)));
        Assert.True(order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0, $"{a} ≤ {b} ≤ {c}, but {a} > {c}");
    }

    private static void CheckLenient(string text)
    {
        var version = LenientVersion.TryParse(text) ?? throw new InvalidVersionException(text, "none", "");
        Assert.True(LenientVersion.AreSame(text, text));
        Assert.Equal(version, LenientVersion.TryParse(text.TrimStart('v')));
    }

    private static void CheckGo(string text)
    {
        if (!GoVersion.TryParse(text, out var version))
        {
            throw new InvalidVersionException(text, "none", "");
        }

        Assert.Equal(version, GoVersion.Parse(version.ToString()));
        Assert.Equal(0, version.CompareTo(GoVersion.Parse(version.ToString())));
        // Before 1.21 the language's version is that of the first release, which comes after its own prereleases.
        Assert.True(version.Language.CompareTo(version) <= 0 || (version.PrereleaseKind.Length > 0 && version.CompareTo(GoVersion.Parse("1.21")) < 0));
    }

    // semver.org, "Is there a suggested regular expression".
    [GeneratedRegex(@"\A(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-((0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?(\+(?<metadata>[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Semantic();
}
