namespace KubeStellar.EndToEnd.BadInput;

/// <summary>The cases that run through the program; many more run in process beside the types that tell them.</summary>
public static class BadInputCorpus
{
    private const string Escape = "\u001b[31m";

    /// <summary>All cases.</summary>
    public static IReadOnlyList<BadInputCase> All { get; } =
    [
        .. OfReleases, .. OfPlaces, .. OfReportsAndKeys, .. OfSources, .. OfOtherTargets, .. OfReferences, .. OfTheHost.Select(one => one with { IsFault = false }),
    ];

    private static IEnumerable<BadInputCase> OfReleases =>
    [
        new("release without a version", ["Release"], "--version <version>", "name it: --version 0.1.0"),
        new("version with v", ["Release", "--version", "v0.1.0"], "version.semantic", "a leading v", "give 0.1.0"),
        new("version with build metadata", ["Release", "--version", "0.1.0+build"], "build metadata +build", "give 0.1.0"),
        new("version with too many characters", ["Release", "--version", "1.0.0-" + new string('a', 124)], "more than an OCI tag can have"),
        new("version with a terminal escape", ["Release", "--version", Escape], "version.semantic"),
        new("version without a tag", ["Release", "--version", "9.9.9"], "tag.exists", "no such tag", "git tag v9.9.9"),
        new("empty version", ["Release", "--version", ""], "version.semantic", "found nothing"),
        new("platform of a mistyped architecture", ["Release", "--version", "0.1.0", "--platform", "linux/amd"], "cannot choose the platform: linux/amd", "give linux/amd64"),
        new("platform of a mistyped architecture in a dry run", ["Release", "--version", "0.1.0", "--platform", "linux/amd", "--dry-run"], "give linux/amd64"),
        new("platform with an impossible variant", ["Release", "--version", "0.1.0", "--platform", "linux/amd64/v9"], "one of the variants v1, v2, v3, v4"),
        new("platform without an architecture", ["Release", "--version", "0.1.0", "--platform", "linux"], "os/architecture"),
        new("platform that climbs", ["Release", "--version", "0.1.0", "--platform", "linux/../x"], "cannot choose the platform"),
        new("platform windows", ["Release", "--version", "0.1.0", "--platform", "windows/amd64"], "plain layers"),
        new("empty values of several parameters", ["Release", "--version", "0.1.0", "--source", "", "--platform", " "], "--source, --platform", "perhaps a variable is not set"),
        new("check of no such name to skip", ["Release", "--version", "0.1.0", "--skip-check", "tree.claen"], "cannot skip a check: tree.claen", "tree.clean"),
        new("check skipped for others", ["Release", "--version", "0.1.0", "--skip-check", "tree.clean", "--registry", "ghcr.io"], "which others read"),
        new("part and whole at once", ["Release", "--version", "0.1.0", "--partial", "part", "--merge", "part"], "--partial and --merge"),
        new("part for no platform of the release", ["Release", "--version", "0.1.0", "--partial", "part", "--platform", "linux/s390x"], "some of linux/amd64, linux/arm64"),
        new("parts that are not there", ["Release", "--version", "0.1.0", "--merge", "nowhere"], "part.readable", "no part.json"),
        new("part in a file", ["Release", "--version", "0.1.0", "--merge", "file"], "part.readable"),
        new("GitHub release without a token", ["Release", "--version", "0.1.0", "--github-release"], "github.access", "set GITHUB_TOKEN") { Variables = [("GITHUB_TOKEN", null)] },
    ];

    private static IEnumerable<BadInputCase> OfPlaces =>
    [
        new("registry with a scheme", ["Release", "--version", "0.1.0", "--registry", "https://ghcr.io"], "cannot read --registry", "a URL"),
        new("registry with a path", ["Release", "--version", "0.1.0", "--registry", "ghcr.io/kubestellar"], "a path; repositories keep their own"),
        new("registry with a password", ["Release", "--version", "0.1.0", "--registry", "user:pass@ghcr.io"], "***@ghcr.io", "REGISTRY_PASSWORD"),
        new("registry with a port that is none", ["Release", "--version", "0.1.0", "--registry", "localhost:99999"], "a port that is none: '99999'"),
        new("registry with white space", ["Release", "--version", "0.1.0", "--registry", "gh cr.io"], "white space"),
        new("folder without a name", ["Release", "--version", "0.1.0", "--registry", "oci:"], "an empty folder"),
        new("folder as a URL", ["Release", "--version", "0.1.0", "--registry", "oci://ghcr.io"], "a URL"),
        new("folder below a file", ["Release", "--version", "0.1.0", "--registry", "oci:file/below"], "cannot write folder", "choose another folder"),
        new("folder below a device", ["Release", "--version", "0.1.0", "--registry", "oci:/dev/null/below"], "cannot write folder"),
        new("folder where nothing can be written", ["Release", "--version", "0.1.0", "--registry", "oci:/proc/kubestellar"], "cannot write folder"),
        new("registry that does not listen", ["Release", "--version", "0.1.0", "--registry", "127.0.0.1:1"], "target.write-once", "Connection refused"),
        new("rehearsal at no place", ["Promote", "--version", "0.1.0", "--from", "nowhere:"], "cannot read --from"),
        new("rehearsal that was not made", ["Promote", "--version", "0.1.0", "--from", "oci:nowhere"], "cannot read what --from names", "no such folder"),
    ];

    private static IEnumerable<BadInputCase> OfReportsAndKeys =>
    [
        new("report in place of a folder", ["Release", "--version", "0.1.0", "--report", "folder"], "cannot write the report"),
        new("report below a file", ["Release", "--version", "0.1.0", "--report", "file/report.json"], "cannot write the report"),
        new("report in place of a device", ["Release", "--version", "0.1.0", "--report", "/dev/null"], "a device, a pipe or a link to nowhere"),
        new("report where nothing can be written", ["Release", "--version", "0.1.0", "--report", "/proc/report.json"], "cannot write the report"),
        new("signing key that is not there", ["Release", "--version", "0.1.0", "--signing-key", "nowhere.key"], "cannot read the key", "no such file"),
        new("signing key that is a folder", ["Release", "--version", "0.1.0", "--signing-key", "folder"], "a folder"),
        new("signing key that is endless", ["Release", "--version", "0.1.0", "--signing-key", "/dev/zero"], "a file of at most 65536 bytes"),
        new("signing key that is public", ["Release", "--version", "0.1.0", "--signing-key", "public.pem"], "a PEM block PUBLIC KEY"),
        new("signing key that is damaged", ["Release", "--version", "0.1.0", "--signing-key", "damaged.pem"], "the JSON that cosign writes"),
        new("verification key that is not there", ["Verify", "--artifact", "127.0.0.1:1/a/b:1", "--verification-key", "nowhere.pub"], "cannot read the key", "no such file"),
        new("verification key that is empty", ["Verify", "--artifact", "127.0.0.1:1/a/b:1", "--verification-key", "empty"], "no PEM block"),
    ];

    private static IEnumerable<BadInputCase> OfSources =>
    [
        new("source that is not there", ["Release", "--version", "0.1.0", "--source", "nowhere"], "cannot open the source repository", "no such folder"),
        new("source that is a file", ["References", "--source", "file"], "cannot open the source repository", "a file"),
        new("source that is no repository", ["Chart", "--source", "folder"], "no git repository"),
        new("source whose .git leads nowhere", ["VerifyCodegen", "--source", "broken"], "no git repository"),
        new("source that does not answer", ["Release", "--version", "0.1.0", "--source", "https://user:pass@127.0.0.1:1/x.git"], "https://127.0.0.1:1/x.git", "Connection refused"),
        new("source with a terminal escape", ["References", "--source", Escape], "cannot open the source repository"),
        new("workspace that is not there", ["Audit", "--workspace", "nowhere"], "cannot open the workspace", "no such folder", "--workspace"),
        new("workspace without repositories", ["Graph", "--workspace", "folder"], "no checkout or bare repository among its children"),
    ];

    private static IEnumerable<BadInputCase> OfOtherTargets =>
    [
        new("audit since no version", ["Audit", "--since", "x"], "cannot read the version: \"x\""),
        new("audit since a version to come", ["Audit", "--since", "9.9.9"], "a git tag of version 9.9.9 or greater"),
        new("artifact without a tag", ["Verify", "--artifact", "ghcr.io/a/b"], "a missing tag is not taken for latest"),
        new("artifact with an upper-case name", ["Verify", "--artifact", "ghcr.io/a/B:1"], "cannot read reference"),
        new("local image for a mistyped architecture", ["KoLocalBuild", "--arch", "amd"], "--arch amd", "give amd64"),
        new("local image for a platform", ["KoLocalBuild", "--arch", "linux/amd64"], "an architecture that Go knows"),
        new("local image with an impossible tag", ["KoLocalBuild", "--image-tag", "a b"], "an OCI tag"),
        new("local image that is none", ["KoLocalBuild", "--cmd-name", "../x"], "one of controller-manager, ocm-transport-controller, ocm-status-addon"),
        new("engine that is not there", ["KoLocalBuild"], "unix:///nowhere (DOCKER_HOST): does not exist") { Variables = [("DOCKER_HOST", "unix:///nowhere")] },
        new("chart's image with two tags", ["LocalChart", "--img", "x:y:z"], "repository:tag"),
        new("upstream that is another repository", ["ClusteradmImage", "--clusteradm-version", "1.0.0", "--source", ".nuke/temp/delivery/sample/kubestellar"], "source.is-upstream"),
    ];

    private static IEnumerable<BadInputCase> OfReferences =>
    [
        new("references of no commit", ["References", "--at", "nowhere"], "cannot find the commit: nowhere", "nothing of that name"),
        new("references of a tree", ["References", "--at", "v0.1.0^{tree}"], "an object that is no commit"),
        new("references of a commit and of all", ["References", "--at", "v0.1.0", "--history"], "leave out --at or --history"),
        new("a commit and the work tree", ["VerifyCodegen", "--revision", "HEAD", "--include-dirty"], "either --revision or --include-dirty"),
        new("stand-in for registries that is not there", ["CheckReferences", "--registry", "oci:nowhere"], "cannot read what --registry names", "no such folder"),
        new("graph of no form", ["Graph", "--format", "pdf"], "one of html, mermaid, dot, json"),
        new("graph of no repository", ["Graph", "--view", "nowhere"], "one of the repositories of the workspace"),
        new("change of no repository", ["ReleaseOrder", "--change", "nowhere"], "no such repository in the workspace"),
        new("change to no version", ["ReleaseOrder", "--change", "kubestellar=x"], "cannot read the version: \"x\""),
        new("update of nothing", ["UpdateReferences"], "none of these", "--artifact <name> --to <version>"),
        new("update of everything and of one", ["UpdateReferences", "--all", "--release", "1.0.0"], "--all --release"),
        new("update of an unknown artifact", ["UpdateReferences", "--artifact", "nowhere", "--to", "1.0.0"], "nothing of this name"),
    ];

    private static IEnumerable<BadInputCase> OfTheHost =>
    [
        new("mistyped target", ["Relaese", "--version", "0.1.0"], "Target 'Relaese' does not exist. Did you mean 'Release'?"),
        new("target with a terminal escape", [Escape], "does not exist"),
        new("mistyped parameter", ["Release", "--versoin", "0.1.0"], "Unknown argument '--versoin'. Did you mean '--version'?"),
        new("value after an equals sign", ["Release", "--version=0.1.0"], "'--version <value>'"),
        new("parameter without its value", ["Release", "--version"], "Parameter '--version' needs a value"),
        new("several mistakes", ["Release", "--dry-run", "maybe", "--verbosity", "loud", "--nope"], "Unknown argument '--nope'", "expected true or false", "expected one of Verbose, Normal, Minimal, Quiet"),
        new("variable that does not convert", ["Release", "--version", "0.1.0"], "'yes' (environment variable DRY_RUN): expected true or false") { Variables = [("DRY_RUN", "yes")] },
        new("empty path", ["Release", "--version", "0.1.0", "--report", ""], "Parameter '--report' cannot have the value '' (command line): expected a path"),
        new("artifact that is required", ["Verify"], "Target 'Verify' requires member 'Artifact'"),
        new("profile that is not there", ["Release", "--profile", Escape], "has no file"),
    ];
}
