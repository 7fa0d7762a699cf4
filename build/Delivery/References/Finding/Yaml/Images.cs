using System.Text.RegularExpressions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Adds the images that scalars name to the findings.</summary>
internal static partial class Images
{
    private const string Escaped = "it names an image in characters that are not written as they read";

    // The name that bases of kubebuilder give an image which a kustomization replaces.
    private const string Replaced = "controller";

    /// <summary>Adds what a container runs; nothing in place of a tag means <c>latest</c>, and what is no reference is a placeholder of one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scalar">The value.</param>
    /// <param name="findings">Gets it.</param>
    public static void OfContainer(YamlFile file, PlacedNode.Scalar scalar, FileFindings findings)
    {
        foreach (var image in ImageText.In(scalar.Places, 0))
        {
            if (image.Length > 0 || IsPlaceholder(image.Name))
            {
                Add(file, scalar, image, findings);
            }
            else if (image is { IsNamed: true, IsVariable: false, Name: not Replaced } && !FilePattern().IsMatch(image.Name))
            {
                Missing(file, scalar, image, findings);
            }
        }
    }

    /// <summary>Adds the reference at the end of a value if it has a tag or digest.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scalar">The value.</param>
    /// <param name="from">The number of its first character in the value.</param>
    /// <param name="isEnough">What else must hold.</param>
    /// <param name="findings">Gets it.</param>
    public static void OfText(YamlFile file, PlacedNode.Scalar scalar, int from, Predicate<ImageText> isEnough, FileFindings findings)
    {
        foreach (var image in ImageText.In(scalar.Places, from))
        {
            if (image.Length > 0 && isEnough(image))
            {
                Add(file, scalar, image, findings);
            }
        }
    }

    /// <summary>Whether a text is a word that stands for an image until a release replaces it.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPlaceholder(string text) => PlaceholderPattern().IsMatch(text);

    /// <summary>Whether a text can be neither a tag nor a variable, so that something is to replace it.</summary>
    /// <param name="text">The text.</param>
    public static bool IsNoTag(string text) => !WrittenVersion.IsVariable(text) && !Reference.IsTag(text);

    private static void Add(YamlFile file, PlacedNode.Scalar scalar, ImageText image, FileFindings findings)
    {
        var isWord = image.Length == 0;
        var (from, length) = isWord ? (image.From - image.Name.Length, image.Name.Length) : (image.From, image.Length);
        if (image.Name == Replaced || !(isWord || image.IsNamed) || image.Name.Length == 0)
        {
            return;
        }

        if (WrittenVersion.At(file, scalar.Places, from, length) is not { } version)
        {
            file.Unread(findings, scalar.Start, Escaped);
            return;
        }

        var written = scalar.Value.Substring(from, length);
        var isDigest = from > 0 && scalar.Value[from - 1] == '@';
        findings.Add(new Mention(new(ArtifactKind.Image, image.Name), ReferenceForm.Image, version, Reason(image, isWord, isDigest))
        {
            Kind = isWord || (!isDigest && IsNoTag(written)) ? ReferenceKind.Placeholder : null,
        });
    }

    private static string Reason(ImageText image, bool isWord, bool isDigest) =>
        isWord ? "a word that stands for an image"
        : image.Beside is { } tag ? $"an image with its digest, which decides, and the tag {tag}"
        : isDigest ? "an image with its digest"
        : "an image with its tag";

    private static void Missing(YamlFile file, PlacedNode.Scalar scalar, ImageText image, FileFindings findings)
    {
        if (scalar.Places.Find(image.From - 1, 1) is { } last)
        {
            findings.Add(new Mention(new(ArtifactKind.Image, image.Name), ReferenceForm.Image, new VersionText(last + 1, 0), "an image without a tag, which means latest") { Kind = ReferenceKind.Moving });
        }
        else
        {
            file.Unread(findings, scalar.Start, Escaped);
        }
    }

    [GeneratedRegex("^(?:<[^<>]+>|[A-Z][A-Z0-9_]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex(@"\.(?:png|svg|jpe?g|gif|ico|webp)$", RegexOptions.CultureInvariant)]
    private static partial Regex FilePattern();
}
