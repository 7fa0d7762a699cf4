using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Catalog;

/// <summary>
/// The value of <c>LDFLAGS</c> that a repository's Makefile computes for <c>.goreleaser.yaml</c>, with two of its flaws mended: the version is
/// the one being released, not the greatest tag, and the build date is the commit's, so that the same commit gives the same bytes.
/// </summary>
public static class LinkerFlags
{
    private const string ClientGo = "k8s.io/client-go";

    // What the Makefiles of the family say, for a repository that uses LDFLAGS without defining it.
    private const string Usual =
        "LDFLAGS := -X main.Version=${MAIN_VERSION}.${GIT_COMMIT} -X main.BuildDate=${BUILD_DATE} -extldflags '-static'";

    /// <summary>Returns the flags of a release.</summary>
    /// <param name="files">The files of the commit: its <c>Makefile</c> and <c>go.mod</c> are read.</param>
    /// <param name="facts">The release.</param>
    /// <exception cref="UnknownMakeVariableException">The Makefile's <c>LDFLAGS</c> uses a variable that cannot be computed without make.</exception>
    public static string Of(ISourceFiles files, ReleaseFacts facts)
    {
        var makefile = Makefile.Parse(files.TryReadText(Makefile.FileName) ?? "");
        var definition = makefile.Find("LDFLAGS") ?? Makefile.Parse(Usual).Find("LDFLAGS")!;
        var known = Variables(files, facts);
        var flags = makefile.Expand(definition, known, variable => throw new UnknownMakeVariableException(files.Location, variable, known.Keys));
        return string.Join(' ', flags.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, string> Variables(ISourceFiles files, ReleaseFacts facts)
    {
        var (version, commit, _) = facts;
        var client = ClientGoVersion(files);
        var parts = client?.TrimStart('v').Split('.') ?? [];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MAIN_VERSION"] = version.GitTag,
            ["GIT_COMMIT"] = commit.Abbreviated,
            ["GIT_DIRTY"] = "clean",
            ["GIT_VERSION"] = $"{client}+kflex-{version.GitTag}",
            ["BUILD_DATE"] = facts.CommitTimeText,
            ["KUBE_CLIENT_MAJOR_VERSION"] = parts.ElementAtOrDefault(0) ?? "",
            ["KUBE_CLIENT_MINOR_VERSION"] = parts.ElementAtOrDefault(1) ?? "",
        };
    }

    private static string? ClientGoVersion(ISourceFiles files) =>
        files.TryReadText(GoModFile.FileName) is { } text
            ? GoModFile.Parse(text, $"{files.Location}/{GoModFile.FileName}").RequiredVersionOf(ClientGo)
            : null;
}
