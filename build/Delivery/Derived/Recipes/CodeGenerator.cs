using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>A version of k8s.io/code-generator, and what its script <c>kube_codegen.sh</c> does in that version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Place">Where it is pinned, as <c>file:line</c>.</param>
internal sealed record CodeGenerator(ReleaseVersion Version, string Place)
{
    /// <summary>The name of the script.</summary>
    public const string Script = "kube_codegen.sh";

    /// <summary>The function in it that makes clients.</summary>
    public const string Function = "kube::codegen::gen_client";

    /// <summary>The module.</summary>
    public const string Module = "k8s.io/code-generator";

    private static readonly ReleaseVersion First = ReleaseVersion.Parse("0.28.0");
    private static readonly ReleaseVersion FirstWithFolders = ReleaseVersion.Parse("0.30.0");
    private static readonly ReleaseVersion FirstWithSchema = ReleaseVersion.Parse("0.30.1");
    private static readonly ReleaseVersion FirstWithStrictMarks = ReleaseVersion.Parse("0.31.0");
    private static readonly ReleaseVersion FirstWithProtobuf = ReleaseVersion.Parse("0.32.0");

    /// <summary>Whether the function takes folders; before, it takes packages.</summary>
    public bool TakesFolders => Version.CompareTo(FirstWithFolders) >= 0;

    /// <summary>Whether apply configurations can be made with an OpenAPI schema.</summary>
    public bool TakesSchema => Version.CompareTo(FirstWithSchema) >= 0;

    /// <summary>Whether <c>+genclient</c> counts only as a comment that starts a line.</summary>
    public bool IsStrictAboutMarks => Version.CompareTo(FirstWithStrictMarks) >= 0;

    /// <summary>Whether clients can prefer protobuf.</summary>
    public bool TakesProtobuf => Version.CompareTo(FirstWithProtobuf) >= 0;

    /// <summary>Reads the version.</summary>
    /// <param name="pin">The version as it is written, and where.</param>
    /// <exception cref="UnusablePinException">It is no version, or one before the script had the function.</exception>
    public static CodeGenerator Of((string Version, string Place) pin) =>
        ReleaseVersion.TryParseGitTag(pin.Version, out var version) && version.CompareTo(First) >= 0
            ? new CodeGenerator(version, pin.Place)
            : throw new UnusablePinException("code-generator", pin.Place, pin.Version, "a version such as v0.30.14, not before v0.28.0");

    /// <summary>Returns the pin of one of its programs.</summary>
    /// <param name="program">The name, such as <c>client-gen</c>.</param>
    public ToolPin PinOf(string program) => new($"{Module}/cmd/{program}", Version.GitTag, Place);
}
