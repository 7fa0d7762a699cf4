using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>Tells a machine that lacks a program from a program that fails.</summary>
public static class MissingPrograms
{
    /// <summary>Whether nothing else is wrong than that programs are not on this machine and cannot be brought.</summary>
    /// <param name="error">What a derivation ended with.</param>
    public static bool IsToldBy(FaultException error) => error switch
    {
        SeveralFaultsException several => several.Faults.All(IsToldBy),
        ToolMissingException or GoMissingException or GoTooOldException or KustomizeMissingException or PackagesUnavailableException => true,
        _ => false,
    };
}
