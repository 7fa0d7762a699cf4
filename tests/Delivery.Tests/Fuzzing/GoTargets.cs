using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Tests.Provenance.GoBuilds;
using KubeStellar.Delivery.Versions;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>Go's files. The go command itself is the oracle of go.mod in a test that takes longer.</summary>
internal static class GoTargets
{
    private const string Sample = "module github.com/kubestellar/kubestellar // the module\n\ngo 1.24.5\n\ntoolchain go1.24.6\n\nrequire (\n\tk8s.io/client-go v0.33.4\n\texample.com/b v1.2.3-0.20260101000000-abcdefabcdef // indirect\n)\n\nrequire \"example.com/c\" v1.0.0\nreplace example.com/b v1.2.3 => ../b\nreplace k8s.io/client-go => example.com/fork v0.1.0\nexclude a.io/x v1.0.0\nretract [v1.0.0, v1.1.0] // why\n";

    public static readonly Grammar ModFiles = new(
        ("file", ["module <path>\n<lines>", "<lines>module <path>\n<lines>", "<lines>"]),
        ("lines", ["<line>\n", "<line>\n<lines>", "\n<lines>"]),
        ("line", ["go <go>", "toolchain <toolchain>", "require <path> <version><comment>", "require (\n<requirements>)", "replace <path> => <path> <version>", "replace <path> <version> => <folder>", "replace <path> => <folder>", "replace (\n\t<path> => <folder>\n)", "exclude <path> <version>", "retract <version>", "retract [<version>, <version>]", "// <path>", "tool <path>", "godebug a=b", "require ()", "<odd>"]),
        ("requirements", ["\t<path> <version><comment>\n", "\t<path> <version><comment>\n<requirements>", "\n<requirements>"]),
        ("path", ["example.com/a", "example.com/b", "github.com/kubestellar/kubeflex", "k8s.io/client-go", "\"example.com/c\"", "`example.com/d`", "gopkg.in/yaml.v3", "a"]),
        ("version", ["v1.2.3", "v0.0.0-20260101000000-abcdefabcdef", "v2.0.0+incompatible", "v1.2.3-rc.1", "latest", "master", "\"v1.0.0\""]),
        ("go", ["1.24", "1.24.5", "1.21rc1", "1", "go1.24", "1.x"]),
        ("toolchain", ["go1.24.6", "default", "local", "go1.24.6-x"]),
        ("folder", ["./a", "../b", "/abs", ".", "a"]),
        ("comment", ["", " // indirect", " // indirect; why", "// indirect", " // x"]),
        ("odd", ["(", ")", "require (", "=>", "\"", "`x", "module a", "go", "a b c", "require a", ","]));

    private static readonly string[] Pieces = ["module ", "go 1.24\n", "require ", "require (\n", ")\n", "replace ", " => ", "exclude ", "retract ", "toolchain ", "// indirect", "//", "/*", "*/", "\"", "`", "\\", "v1.2.3", "(", ")", ",", "../", "\r\n", "\ufeff", "\t", "tool ", "godebug "];

    private static readonly string[] BuildPieces = ["path\t", "mod\t", "dep\t", "=>\t", "build\t", "\t", "\n", "=", "\"", "`", "\\n", "\\x", "v1.2.3", "h1:a="];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("go-mod", CheckMod).With(ModFiles, Pieces, Sample, "module a\n", "module a\nrequire (\n)\n"),
        FuzzTarget.OfText("go-build-text", CheckBuildText).With(null, BuildPieces, "path\tgithub.com/a/b/cmd/x\nmod\tgithub.com/a/b\t(devel)\t\ndep\tk8s.io/api\tv0.33.4\th1:x=\n=>\texample.com/f\tv1.0.0\th1:y=\nbuild\t-ldflags=\"-X main.v=1\"\nbuild\tCGO_ENABLED=0\n"),
        FuzzTarget.OfBytes("go-binary", bytes => _ = GoBuildInformationReader.Read(new MemoryStream(bytes), "x")).WithBytes(null, BuildPieces, [HandmadeElf.Create("go1.24.5", "path\tgithub.com/a/b\nmod\tgithub.com/a/b\tv1.0.0\t\n", wide: true, bigEndian: false), HandmadeElf.Create("go1.24.5", "path\ta\n", wide: false, bigEndian: true)]),
    ];

    private static void CheckMod(string text)
    {
        var file = GoModFile.Parse(text, "go.mod");
        Assert.NotNull(file.Module);
        var lines = text.Split('\n');
        Assert.All(file.Requirements, requirement => Assert.InRange(requirement.Line, 1, lines.Length));
        Assert.All(file.Replacements, replacement => Assert.InRange(replacement.Line, 1, lines.Length));

        // What is written of the facts gives the facts again.
        var written = Write(file);
        var again = GoModFile.Parse(written, "go.mod");
        Assert.Equal(file.Requirements.Select(requirement => (requirement.Path, requirement.Version, requirement.Indirect)), again.Requirements.Select(requirement => (requirement.Path, requirement.Version, requirement.Indirect)));
        Assert.Equal((file.Module, file.Go, file.Toolchain), (again.Module, again.Go, again.Toolchain));
    }

    private static string Write(GoModFile file) =>
        $"module {Quote(file.Module)}\n" + (file.Go is { } go ? $"go {go}\n" : "") + (file.Toolchain is { } toolchain ? $"toolchain {Quote(toolchain)}\n" : "")
        + string.Concat(file.Requirements.Select(requirement => $"require {Quote(requirement.Path)} {Quote(requirement.Version)}{(requirement.Indirect ? " // indirect" : "")}\n"));

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // The text's own errors are of format; the reader of binaries, and its target below, makes faults of them.
    private static void CheckBuildText(string text)
    {
        try
        {
            _ = GoBuildText.Parse("go1.24", text);
        }
        catch (FormatException malformed)
        {
            throw new InvalidVersionException("build information", malformed.Message, "");
        }
    }
}
