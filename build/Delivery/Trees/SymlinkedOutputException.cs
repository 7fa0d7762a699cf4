using KubeStellar.Oci;

namespace KubeStellar.Delivery.Trees;

/// <summary>A place that files are to be written to is a symbolic link, so that writing there would change what nobody declared.</summary>
public sealed class SymlinkedOutputException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="root">The folder that the place is in.</param>
    /// <param name="link">The path of the link below it.</param>
    /// <param name="target">Where it leads.</param>
    public SymlinkedOutputException(string root, string link, string target)
        : base(new Fault("write files", $"{link} in {root}", "a real folder or file", $"a symbolic link to {target}", "replace the link by what it leads to"))
        => (Link, Target) = (link, target);

    /// <summary>The path of the link.</summary>
    public string Link { get; }

    /// <summary>Where it leads.</summary>
    public string Target { get; }
}
