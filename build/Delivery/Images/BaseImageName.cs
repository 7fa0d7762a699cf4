using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>The three ways to name a base image.</summary>
internal static class BaseImageName
{
    public const string Scratch = "scratch";
    public const string LayoutPrefix = "oci:";
    public const string Expected = "an image reference, oci:<layout folder>[:tag], or scratch";

    public static bool IsValid(string name) =>
        name == Scratch || (name.StartsWith(LayoutPrefix, StringComparison.Ordinal) && name.Length > LayoutPrefix.Length) || Reference.TryParse(name, null, out _);
}
