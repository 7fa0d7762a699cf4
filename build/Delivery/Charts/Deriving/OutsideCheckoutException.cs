using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>What files are derived from leads out of their checkout, so that the commit would not tell what they are.</summary>
public sealed class OutsideCheckoutException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The path below the checkout's root.</param>
    /// <param name="target">Where it leads.</param>
    public OutsideCheckoutException(string path, string target)
        : base(new Fault("derive files", path, "files of the checkout, reached without absolute links and circles", target, "commit what it leads to, and name it by a relative path"))
        => (Path, Target) = (path, target);

    /// <summary>The path below the checkout's root.</summary>
    public string Path { get; }

    /// <summary>Where it leads.</summary>
    public string Target { get; }
}
