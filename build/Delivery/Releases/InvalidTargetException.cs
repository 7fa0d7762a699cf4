using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The value of <c>--registry</c>, or of another parameter of its form, names neither a layout folder nor a registry.</summary>
public sealed class InvalidTargetException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="text">The value as given; what stands before <c>@</c> may be a password, and is not kept.</param>
    /// <param name="found">What is wrong with it.</param>
    public InvalidTargetException(string parameter, string text, string found)
        : base(new Fault($"read {parameter}", $"\"{Shown(text)}\"", "oci:<folder> or host[:port]", found, "give for example oci:output/registry, 127.0.0.1:5000 or ghcr.io"))
        => Text = Shown(text);

    /// <summary>The value as given, without what may be a password.</summary>
    public string Text { get; }

    private static string Shown(string text) => text.LastIndexOf('@') is var at and >= 0 ? "***" + text[at..] : text;
}
